"""People who act at random see nothing beyond their rights, and what is refused changes nothing.

`python -m benchmarks rights` does the same with thousands of acts.
"""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from tests.random_members import ACTS, WEIGHTED, World

pytestmark = pytest.mark.django_db

STEPS, STORIES = 50, 6
"""Acts in one story, and stories."""


class Members(RuleBasedStateMachine):
    """One story: engagements of random people, from their beginning; the store forgets it after."""

    def __init__(self) -> None:
        super().__init__()
        self._story = transaction.atomic()
        self._story.__enter__()
        self.world = World()

    @rule(name=st.sampled_from(WEIGHTED), data=st.data())
    def somebody_acts(self, name: str, data: st.DataObject) -> None:
        """One act, and everything that holds after it."""
        draw = data.draw
        self.world.do(name, ACTS[name][1], lambda things: draw(st.sampled_from(list(things))))

    def teardown(self) -> None:
        """Look at everything once more, and forget the story."""
        try:
            self.world.look_at_the_end()
        finally:
            transaction.set_rollback(True)
            self._story.__exit__(None, None, None)


def test_nobody_sees_or_changes_what_they_may_not():
    run_state_machine_as_test(
        Members,
        settings=settings(
            max_examples=STORIES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
