"""An invented record, large enough to learn from: words of ours, the same every time."""

import random
from collections.abc import Iterator

from upr.insight.past import Past
from upr.record import Recommendation, Response

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


def invented_past(sessions: int = 12, each: int = 40, seed: int = 7) -> Past:
    """The same as columns."""
    return Past.of(recommendations(sessions, each, seed))
