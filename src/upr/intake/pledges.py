"""UPR Info's export of voluntary pledges and commitments becomes pledges.

The same columns as recommendations without the recommending side; the response column says
"Voluntary Pledge" throughout.
"""

from upr.intake import cells
from upr.intake.cells import BadCell
from upr.intake.columns import Column, find_table
from upr.intake.reading.table import sheets
from upr.intake.strange_tags import Strange, listed
from upr.intake.upr_info import CATEGORY, ISSUES, SESSION, STATE
from upr.record import Document, Pledge, Reading, Unread
from upr.text import gettext_noop, say

TITLE = "UPR Info, database of voluntary pledges"
COLUMNS = (
    STATE,
    Column(
        "text",
        (
            "Voluntary pledge",
            "Pledge",
            "Text",
            "Recommendation",
            "Promesa voluntaria",
            "Compromiso voluntario",
            "Engagement volontaire",
        ),
    ),
    Column("response", ("Response", "Respuesta", "Réponse"), required=False),
    SESSION,
    ISSUES,
    CATEGORY,
)
KIND = "voluntary pledge"


def read(data: bytes, *, sample: bool = False) -> Reading:
    """Read an export of pledges; each text once per review, refused rows with number and reason.

    sample  accept the invented States too
    Raises WrongDocument when columns are missing or there is no row, UnreadableFile when the file
    is damaged.
    """
    table = find_table(sheets(data), COLUMNS, TITLE)
    pledges: dict[Pledge, int] = {}
    repeated: list[int] = []
    unread: list[Unread] = []
    strange = Strange()
    for number, record in table.records():
        try:
            pledge = _pledge(number, record, strange, sample=sample)
        except BadCell as error:
            text = " | ".join(filter(None, map(cells.words, record.values())))
            unread.append(Unread(row=number, text=text, why=error.message))
            continue
        if pledges.setdefault(pledge, number) != number:
            repeated.append(number)
    doubts = list(strange.doubts())
    if repeated:
        doubts.insert(
            0,
            say(
                gettext_noop(
                    "Rows that repeat an earlier row exactly: %(rows)s (%(count)d in all)."
                ),
                count=len(repeated),
                rows=listed(repeated),
            ),
        )
    return Reading(
        document=Document(kind="pledges", title=TITLE),
        pledges=tuple(pledges),
        unread=tuple(unread),
        doubts=tuple(doubts),
    )


def _pledge(number: int, record: dict[str, str], strange: Strange, *, sample: bool) -> Pledge:
    state = cells.state_code(record["state"], sample=sample)
    text = cells.words(record["text"])
    if not text:
        raise BadCell(say(gettext_noop("The text of the pledge is missing.")))
    if record["response"] and record["response"].casefold() != KIND:
        raise BadCell(
            say(
                gettext_noop("The response “%(word)s” belongs to a recommendation, not a pledge."),
                word=record["response"][:60],
            )
        )
    return Pledge(
        state=state,
        session=cells.reviewed_session(record["session"], state),
        text=text,
        issues=strange.issues(record["issues"], number),
        category=strange.category(record["category"], number),
    )
