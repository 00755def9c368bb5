"""Words for tests of the plan."""

from datetime import date

import pytest

from upr.stages import Stage
from uprdesk.stages.timeline.models import AboutDate, AboutTask


@pytest.fixture
def rent() -> AboutTask:
    """A task as somebody types it."""
    return AboutTask(
        title="Rent the room in Puerto Seco", number=0, stage=Stage.COALITION, due=date(2027, 4, 1)
    )


@pytest.fixture
def announced() -> AboutDate:
    """A deadline that fits the review of our engagement."""
    return AboutDate(
        step="submission",
        day=date(2029, 3, 29),
        source="OHCHR, invented calendar",
        address="https://calendar.example.org/5",
    )
