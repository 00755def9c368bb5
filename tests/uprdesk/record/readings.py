"""Readings written by us: one review of Tavoria (XAA) as several documents tell it.

The texts are invented. The report numbers its recommendations, UPR Info cuts them into asks and
drops the opening words, as it does with real ones.
"""

from upr.record import (
    Document,
    Pledge,
    Position,
    Reading,
    Recommendation,
    Response,
    StatedPosition,
    response_of,
)

STATE, SESSION = "XAA", 19

BRIDGE = "Consider building a bridge over the northern river, and open it to pedestrians and carts"
SCHOOL = "Take steps to paint every village school in bright colours before the winter"
TREES = "Plant lime trees along the roads of the capital"


def said(text: str, *recommenders: str, **more) -> Recommendation:
    """One recommendation to Tavoria."""
    facts = {"state": STATE, "session": SESSION, "response": Response.PENDING} | more
    if position := facts.get("position"):
        facts["response"] = response_of(position)
    return Recommendation(text=text, recommenders=recommenders, **facts)


def report(*recommendations: Recommendation, **more) -> Reading:
    """The report of the Working Group; without arguments the one below."""
    rows = recommendations or (
        said(BRIDGE, "XAB", "PAN", paragraph="9.1", position=Position.SUPPORTED, page=14),
        said(SCHOOL, "ESP", paragraph="9.2", position=Position.PENDING, page=14),
        said(TREES, "XAB", paragraph="9.10", position=Position.NOT_SUPPORTED, page=15),
    )
    facts = {"symbol": "A/HRC/99/12", "pages": 20} | more
    document = Document(kind="report", state=STATE, session=SESSION, **facts)
    return Reading(document=document, recommendations=rows)


def upr_info(*recommendations: Recommendation) -> Reading:
    """The same review in UPR Info's export; without arguments the one below."""
    rows = recommendations or (
        said(
            "Consider building a bridge over the northern river",
            *("XAB", "PAN"),
            response=Response.SUPPORTED,
            issues=("Development",),
            category=3,
        ),
        said(
            "open it to pedestrians and carts",
            "XAB",
            response=Response.SUPPORTED,
            issues=("Development", "Freedom of movement"),
            category=5,
        ),
        said(
            SCHOOL.removeprefix("Take steps to "),
            "ESP",
            response=Response.NOTED,
            issues=("Right to education",),
            category=5,
        ),
        said("Invite a choir from every valley", "PAN", response=Response.SUPPORTED, category=1),
    )
    return Reading(document=Document(kind="upr-info"), recommendations=rows)


def addendum(**responses: Response | None) -> Reading:
    """The State's answers: addendum(**{"9.2": Response.SUPPORTED})."""
    return Reading(
        document=Document(
            kind="addendum", symbol="A/HRC/99/12/Add.1", state=STATE, session=SESSION
        ),
        positions=tuple(
            StatedPosition(paragraph=paragraph, response=response, quote="We have considered it.")
            for paragraph, response in responses.items()
        ),
    )


def thematic_list() -> Reading:
    """OHCHR's list: the final answer, themes, groups and SDGs."""
    return Reading(
        document=Document(kind="list", state=STATE, session=SESSION),
        recommendations=(
            said(
                SCHOOL,
                "ESP",
                paragraph="9.2",
                response=Response.SUPPORTED,
                themes=("Right to education",),
                groups=("Children",),
                sdgs=(4,),
                source_of_position="A/HRC/99/12/Add.1 - Para.3",
            ),
        ),
    )


def pledges() -> Reading:
    """One voluntary pledge."""
    pledge = Pledge(state=STATE, session=SESSION, text="Tavoria will sweep its streets.")
    return Reading(document=Document(kind="pledges"), pledges=(pledge,))
