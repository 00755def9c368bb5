"""An invented record, large enough to learn from: words of ours, the same every time."""

import random
from collections.abc import Iterator

from upr.insight.past import Past
from upr.record import Recommendation, Response
from upr.vocab.reviews import reviews_in
from upr.vocab.states import name_of

REVIEWED = ("XAA", "XAB", "CRI", "SVN", "PAN", "EST", "GHA", "NPL")
ASKING = ("ESP", "NLD", "MEX", "FRA", "NOR", "PHL", "EGY", "KEN", "JPN", "URY", "CUB", "IND")

DEMANDS = (
    ("the death penalty", "Death penalty", 0.2),
    ("torture in places of detention", "Torture and other CID treatment", 0.7),
    ("the rights of women", "Women's rights", 0.9),
    ("the rights of the child", "Rights of the Child", 0.9),
    ("sexual orientation and gender identity", "Sexual Orientation and Gender Identity", 0.1),
    ("schools in the countryside", "Right to education", 0.95),
)
"""What is asked, UPR Info's issue for it, and how often States support it here."""

OPENINGS = (
    ("Share its experience of", 1),
    ("Continue its work on", 2),
    ("Consider reviewing its laws on", 3),
    ("Improve what it does about", 4),
    ("Adopt by 2015 a law on", 5),
)
"""How a sentence opens, and the action category of that."""

ENDS = ("at once", "with civil society", "in every province", "as promised", "for all persons")


def recommendations(sessions: int = 12, each: int = 40, seed: int = 7) -> Iterator[Recommendation]:
    """`each` recommendations in every session; States have habits, so that there is what to learn."""
    dice = random.Random(seed)
    for session in range(1, sessions + 1):
        for state in dice.sample(REVIEWED, 2):
            said: set[str] = set()
            while len(said) < each // 2:
                at = dice.randrange(len(DEMANDS))
                about, issue, liked = DEMANDS[at]
                opening, category = dice.choice(OPENINGS)
                text = f"{opening} {about} {dice.choice(ENDS)}"
                if text in said:
                    continue
                said.add(text)
                # the first States ask about the first issues
                askers = [ASKING[2 * at], dice.choice(ASKING[2 * at : 2 * at + 2])]
                yield Recommendation(
                    state=state,
                    session=session,
                    text=text,
                    recommenders=tuple(dict.fromkeys(askers)),
                    response=Response.SUPPORTED if dice.random() < liked else Response.NOTED,
                    issues=(issue,),
                    category=category,
                )


def table_rows(sessions: int = 12) -> Iterator[dict[str, str | int | None]]:
    """The same in the form of UPR Info's table, of States that were reviewed in these sessions."""
    reviewed: dict[tuple[int, str], str] = {}
    for one in recommendations(sessions):
        slots = [review.state for review in reviews_in(one.session) if review.counts]
        taken = sum(session == one.session for session, _ in reviewed)
        state = reviewed.setdefault((one.session, one.state), slots[taken])
        for asker in one.recommenders:
            yield {
                "State under review": name_of(state),
                "From": name_of(asker),
                "Recommendation": one.text,
                "Response": one.response.value,
                "Session": one.session,
                "Issues": ";".join(one.issues),
                "Action": one.category,
            }


def invented_past(sessions: int = 12, each: int = 40, seed: int = 7) -> Past:
    """The same as columns."""
    return Past.of(recommendations(sessions, each, seed))
