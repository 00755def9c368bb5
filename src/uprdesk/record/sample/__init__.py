"""The sample record: reviews of invented States, as documents to be read like any other.

Everything in the CSV files beside this was written for UPR Desk. The States that recommend are
invented too (`upr.vocab.SAMPLE_STATES`): no real State is made to say what it never said. `files()`
gives reports on three States in the layouts of four cycles and a table in the form of UPR Info's,
which brings issues, categories and final responses; all go through the readers and the importer.
The table tells of eight more States, so that there is something to learn from. Some of the newest
reviews are tagged by nobody, and so labelled by the machine; of one there is only a report in
Spanish. `corrections()` are a person's word on labels.
One report is kept back: `files_to_try()` gives it to people who want to see how a document is read.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Literal

from upr.output.wg_report import (
    Group,
    Numbered,
    ReportDraft,
    Trap,
    era_of,
    write_report,
)
from upr.record import Position
from upr.vocab import name_of

HERE = Path(__file__).parent
ACTIONS = {
    "1": "1 - Minimal action",
    "2": "2 - Continuing action",
    "3": "3 - Considering action",
    "4": "4 - General action",
    "5": "5 - Specific action",
}
"""How UPR Info writes the categories today."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file of the sample.

    kind  of document, as `upr.intake.read` names it
    """

    name: str
    kind: str
    data: bytes


def files() -> Iterator[SampleFile]:
    """The files of the record, in the order in which they would have been published."""
    for row in _rows("reviews"):
        if not _kept_back(row):
            yield from _editions(row)
    yield SampleFile("recommendations.csv", "upr-info", upr_info_table())


def files_to_try() -> Iterator[SampleFile]:
    """The report that the record does not hold yet, as PDF and as Word.

    Of one paragraph of it a reader must say that it cannot be read.
    """
    for row in _rows("reviews"):
        if _kept_back(row):
            yield from _editions(row)


def keep(store: Path) -> None:
    """Write the files to try into the folder of a store, unless they are there."""
    if kept(store):
        return
    folder = store / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    for file in files_to_try():
        (folder / file.name).write_bytes(file.data)


def kept(store: Path) -> list[Path]:
    """The files to try that a store has; none where it does not hold the sample."""
    return sorted((store / FOLDER).glob("*"))


def _editions(review: Row) -> Iterator[SampleFile]:
    """The report of one review in every language and format in which it exists."""
    session = int(review["session"])
    for language, format, traps in EDITIONS[review["state"], review["session"]]:
        data = write_report(
            report(review["state"], session, language),
            era=era_of(session),
            language=language,
            format=format,
            traps=traps,
        )
        name = f"{review['symbol'].replace('/', '-')}_{language}.{format}"
        yield SampleFile(name, "report", data)


def report(state: str, session: int, language: Literal["en", "es"] = "en") -> ReportDraft:
    """One report of the sample; only those of session 47 exist in Spanish."""
    column = "text" if language == "en" else "text_es"
    (row,) = _of("reviews", state, session)
    days = {name: date.fromisoformat(row[name]) for name in DAYS}
    return ReportDraft(
        state=state,
        session=session,
        council_session=int(row["council_session"]),
        symbol=row["symbol"],
        groups=tuple(
            Group(
                position=Position(position),
                numbered=tuple(
                    Numbered.of(one[column], *one["recommenders"].split(";")) for one in group
                ),
            )
            for position, group in groupby(
                _of("recommendations", state, session), key=lambda one: one["position"]
            )
        ),
        troika=tuple(row["troika"].split(";")),
        questioners=tuple(row["questioners"].split(";")),
        statements=tuple(one[column] for one in _of("statements", state, session)),
        pledges=tuple(one["text"] for one in _of("pledges", state, session)),
        specimen=True,
        **days,
    )


def upr_info_table() -> bytes:
    """Recommendations as UPR Info would export them, one row a recommending State: those of
    reports that somebody has tagged, and those of reviews without a report."""
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(UPR_INFO_HEADER)
    told = [one for one in _rows("recommendations") if one["issues"] and not _kept_back(one)]
    for one in [*told, *_rows("table")]:
        for recommender in one["recommenders"].split(";"):
            table.writerow(
                [
                    name_of(one["state"]),
                    name_of(recommender),
                    one["text"],
                    one["response"].capitalize(),
                    ACTIONS.get(one["category"], ""),
                    one["issues"],
                    one["session"],
                ]
            )
    return written.getvalue().encode()


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a label. text: of the recommendation, in the table."""

    state: str
    session: int
    text: str
    kind: str
    value: str
    applies: bool


def corrections() -> Iterator[Correction]:
    """Labels that a curator of the sample denied, confirmed or added."""
    for one in _rows("corrections"):
        yield Correction(
            state=one["state"],
            session=int(one["session"]),
            text=one["text"],
            kind=one["kind"],
            value=one["value"],
            applies=one["applies"] == "yes",
        )


UPR_INFO_HEADER = (
    "State under review",
    "Recommending state",
    "Recommendation",
    "Response",
    "Action category",
    "Issues",
    "Session",
)
DAYS = ("first_day", "last_day", "reviewed_on", "adopted_on", "issued_on", "council_on")
PLAIN: frozenset[Trap] = frozenset()
FOLDER = "sample"
TO_TRY = ("XAB", "21")
"""State and session of the report that is kept back."""
EDITIONS: dict[
    tuple[str, str],
    tuple[tuple[Literal["en", "es"], Literal["pdf", "docx"], frozenset[Trap]], ...],
] = {
    ("XAA", "6"): (("en", "pdf", PLAIN),),
    ("XAA", "19"): (("en", "pdf", PLAIN),),
    ("XAA", "33"): (("en", "docx", PLAIN),),
    ("XAA", "47"): (("en", "pdf", PLAIN), ("es", "docx", PLAIN)),
    TO_TRY: (
        ("en", "pdf", frozenset({Trap.ELSEWHERE})),
        ("en", "docx", frozenset({Trap.ELSEWHERE})),
    ),
    ("XAB", "35"): (("en", "docx", frozenset({Trap.AUTOMATIC_NUMBERS})),),
    ("XAB", "49"): (("en", "pdf", PLAIN),),
    ("XAJ", "47"): (("es", "docx", PLAIN),),
}
"""Language, format and traps of each report: a little of all that is met in practice."""


def _rows(name: str) -> list[Row]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _kept_back(row: Row) -> bool:
    return (row["state"], row["session"]) == TO_TRY


def _of(name: str, state: str, session: int) -> list[Row]:
    return [r for r in _rows(name) if (r["state"], r["session"]) == (state, str(session))]
