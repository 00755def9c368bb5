"""A small record that search and pages are tested on."""

import pytest

from upr.record import Document, Reading, Recommendation, Response
from uprdesk.record import importer

# (State, session, text, recommenders, response, issues, category); the texts are invented
ROWS = [
    ("CRI", 19, "Paint every school in bright colours", "NLD;ESP", "supported", "Right to education", 5),
    ("CRI", 19, "Consider a bridge over the river", "PAN", "supported", "Development", 3),
    ("CRI", 19, "Open the bridge to women and men alike", "NLD", "noted", "Women's rights", 4),
    ("CRI", 6, "Paint the schools again", "NLD", "supported", "Right to education", 2),
    ("PAN", 9, "Plant lime trees along the roads", "ESP", "supported", "Environment", 5),
    ("PAN", 9, "Ask the choir of sex workers to sing", "NLD", "noted", "Other;Labour", 4),
    ("PAN", 9, "Let schools and women sing", "CRI", "noted", "Women's rights;Right to education", 4),
    ("PAN", 22, "Build a school by the bridge", "HRV", "supported", "Right to education", 5),
    ("HRV", 22, "Continue to sing", "PAN;CRI;ESP", "supported", "Other", 2),
]  # fmt: skip


def reading(rows=ROWS) -> Reading:
    """The rows as UPR Info's export would give them."""
    return Reading(
        document=Document(kind="upr-info"),
        recommendations=tuple(
            Recommendation(
                state=state,
                session=session,
                text=text,
                recommenders=tuple(recommenders.split(";")),
                response=Response(response),
                issues=tuple(issues.split(";")),
                category=category,
            )
            for state, session, text, recommenders, response, issues, category in rows
        ),
    )


@pytest.fixture
def record(db, noon):
    """The small record, imported."""
    importer.save(reading(), sha256="0" * 64, at=noon)
