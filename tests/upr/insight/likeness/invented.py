"""A small record for these tests: invented recommendations, from which something can be learnt."""

from upr.insight.past import Past
from upr.record import Recommendation, Response

SUBJECTS = (
    ("Death penalty", "the death penalty", ("Abolish", "Declare a moratorium on", "End")),
    ("Detention", "overcrowding in prisons", ("Reduce", "Report on", "Put an end to")),
    ("Women's rights", "violence against women", ("Punish", "Prevent", "Combat")),
    ("Right to education", "the quality of schools", ("Improve", "Raise", "Report on")),
    ("Migrants", "the exploitation of migrants", ("Stop", "Punish", "Prevent")),
)
ENDINGS = ("", "without delay", "in all provinces", "by a new law", "together with civil society")


def recommendations() -> list[Recommendation]:
    """75 rows of sessions 1 to 5, put to XAA and XAB in turn."""
    return [
        Recommendation(
            state="XAA" if session % 2 else "XAB",
            session=session,
            text=f"{verb} {what} {ending}".strip(),
            recommenders=("XAC", "XAD") if session > 2 else ("XAC",),
            response=Response.SUPPORTED if session < 3 else Response.NOTED,
            issues=(issue,),
        )
        for session, ending in enumerate(ENDINGS, start=1)
        for issue, what, verbs in SUBJECTS
        for verb in verbs
    ]


def past() -> Past:
    """The same as columns."""
    return Past.of(recommendations())
