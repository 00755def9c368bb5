"""Exports of UPR Info's database of recommendations become recommendations.

UPR Info writes one row per recommending State. Rows of one State under review, one session and
one text are one recommendation with several recommending States, in the order of the rows. Forms
seen: the export of 2015 (CSV, XLS), the research table made from it, and today's database with
"1 - Minimal action", "Not Supported" and names as in ISO 3166.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from upr.intake import cells
from upr.intake.cells import BadCell
from upr.intake.columns import Column, find_table
from upr.intake.reading.table import Sheet, sheets
from upr.intake.strange_tags import Strange, listed
from upr.record import Document, Reading, Recommendation, Response, Unread
from upr.text import Text, gettext_noop, say

TITLE = "UPR Info, database of recommendations"

STATE = Column(
    "state",
    (
        "State under review",
        "To",
        "SuR",
        "Reviewed State",
        "Estado examinado",
        "Estado objeto de examen",
        "Estado bajo revisión",
        "État examiné",
        "State",
    ),
)
TEXT = Column(
    "text", ("Recommendation", "Text", "Recomendación", "Recommandation", "Texto", "Texte")
)
SESSION = Column(
    "session", ("Session", "UPR Session", "Sesión", "Período de sesiones", "Session de l'EPU")
)
ISSUES = Column(
    "issues",
    ("Issues", "Issue", "Tema", "Temas", "Thème", "Thèmes", "Thématique", "Thématiques"),
    required=False,
)
CATEGORY = Column(
    "category",
    (
        "Action category",
        "Action",
        "Category",
        "Categoría de acción",
        "Acción",
        "Catégorie d'action",
    ),
    required=False,
)
COLUMNS = (
    STATE,
    Column(
        "recommenders",
        (
            "Recommending State",
            "From",
            "RS",
            "Recommending States",
            "Recommenders",
            "Estado recomendante",
            "Estado que recomienda",
            "État auteur de la recommandation",
            "État recommandant",
            "État examinateur",
        ),
    ),
    TEXT,
    Column("response", ("Response", "Respuesta", "Réponse", "Position", "Posición")),
    SESSION,
    ISSUES,
    CATEGORY,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that could be read; `number` as a spreadsheet counts."""

    number: int
    state: str
    session: int
    text: str
    recommenders: tuple[str, ...]
    response: Response
    issues: tuple[str, ...]
    category: int | None


def read(data: bytes, *, sample: bool = False) -> Reading:
    """Read an export: CSV in any encoding, XLS, XLSX, a web page named .xls, gzip of these.

    Rows that cannot be read are in `unread` with their number and reason. Where rows of one text
    disagree in issues, category or response, the first row stands and a doubt names the others.

    sample  accept the invented States too
    Raises WrongDocument when columns are missing or there is no row, UnreadableFile when the file
    is damaged.
    """
    return read_sheets(sheets(data), sample=sample)


def read_sheets(found: Iterable[Sheet], *, sample: bool = False) -> Reading:
    """Read tables that are open already, e.g. the rows of a notebook; as `read` does."""
    table = find_table(found, COLUMNS, TITLE)
    texts: dict[tuple[str, int, str], list[Row]] = {}
    unread: list[Unread] = []
    strange = Strange()
    for number, record in table.records():
        try:
            row = _row(number, record, strange, sample=sample)
        except BadCell as error:
            unread.append(Unread(row=number, text=_shown(record), why=error.message))
            continue
        texts.setdefault((row.state, row.session, row.text), []).append(row)
    return Reading(
        document=Document(kind="upr-info", title=TITLE),
        recommendations=tuple(map(fold, texts.values())),
        unread=tuple(unread),
        doubts=(*_repeated(texts.values()), *_conflicts(texts.values()), *strange.doubts()),
    )


def _row(number: int, record: dict[str, str], strange: Strange, *, sample: bool) -> Row:
    state = cells.state_code(record["state"], sample=sample)
    text = cells.words(record["text"])
    if not text:
        raise BadCell(say(gettext_noop("The text of the recommendation is missing.")))
    return Row(
        number=number,
        state=state,
        session=cells.reviewed_session(record["session"], state),
        text=text,
        recommenders=cells.recommenders(record["recommenders"], sample=sample),
        response=cells.response(record["response"]),
        issues=strange.issues(record["issues"], number),
        category=strange.category(record["category"], number),
    )


def _shown(record: dict[str, str]) -> str:
    """The row in words, for the list of what was not read."""
    return " | ".join(cell for cell in map(cells.words, record.values()) if cell)


def fold(rows: list[Row]) -> Recommendation:
    """One recommendation from the rows of one text: all recommending States, each once."""
    first = rows[0]
    return Recommendation(
        state=first.state,
        session=first.session,
        text=first.text,
        recommenders=tuple(dict.fromkeys(code for row in rows for code in row.recommenders)),
        response=first.response,
        issues=first.issues,
        category=first.category,
    )


def _repeated(groups: Iterable[list[Row]]) -> Iterator[Text]:
    """Rows that say again what an earlier one said, in all they hold."""
    repeats: list[int] = []
    for rows in groups:
        seen: set[object] = set()
        for row in rows if len(rows) > 1 else ():
            said = (row.recommenders, row.response, row.issues, row.category)
            if said in seen:
                repeats.append(row.number)
            seen.add(said)
    if repeats:
        yield say(
            gettext_noop("Rows that repeat an earlier row exactly: %(rows)s (%(count)d in all)."),
            count=len(repeats),
            rows=listed(sorted(repeats)),
        )


def _conflicts(groups: Iterable[list[Row]]) -> Iterator[Text]:
    """Rows of one text that differ from its first row."""
    for first, *others in groups:
        for row in others:
            blanks = {"row": row.number, "first": first.number}
            if row.response is not first.response:
                yield say(
                    gettext_noop(
                        "Row %(row)d has the text of row %(first)d and another response:"
                        " %(other)s, not %(kept)s. The response of row %(first)d was kept."
                    ),
                    other=row.response.value,
                    kept=first.response.value,
                    **blanks,
                )
            if set(row.issues) != set(first.issues):
                yield say(
                    gettext_noop(
                        "Row %(row)d has the text of row %(first)d and other issues:"
                        " %(other)s, not %(kept)s. The issues of row %(first)d were kept."
                    ),
                    other="; ".join(row.issues),
                    kept="; ".join(first.issues),
                    **blanks,
                )
            if row.category != first.category:
                yield say(
                    gettext_noop(
                        "Row %(row)d has the text of row %(first)d and another action category:"
                        " %(other)s, not %(kept)s. The category of row %(first)d was kept."
                    ),
                    other=row.category or "",
                    kept=first.category or "",
                    **blanks,
                )
