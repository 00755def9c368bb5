"""A record small enough to count by hand."""

import pytest

from upr.insight.past import Past
from upr.record import Recommendation, Response

DEATH, WOMEN = "Death penalty", "Women's rights"


def put(state, session, askers, *issues, text="End it", answer=Response.SUPPORTED):
    """One recommendation."""
    return Recommendation(
        state=state,
        session=session,
        text=f"{text} {state} {session}",
        recommenders=tuple(askers.split()),
        response=answer,
        issues=issues,
        category=5,
    )


@pytest.fixture
def small():
    """Spain asks Panama (sessions 1 and 3) and Ghana; Cuba once; Panama asks Spain."""
    return Past.of(
        [
            put("PAN", 1, "ESP CUB", DEATH),
            put("PAN", 1, "ESP", DEATH, WOMEN, text="Stop it", answer=Response.NOTED),
            put("GHA", 2, "ESP", WOMEN),
            put("ESP", 2, "PAN", DEATH),
            put("PAN", 3, "ESP", DEATH),
        ]
    )
