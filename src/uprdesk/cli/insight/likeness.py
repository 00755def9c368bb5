"""Commands that compare texts: recommendations alike to one, and asks with a report."""

from pathlib import Path

import click

from uprdesk.cli.insight.folder import MODEL, model_in, model_or_none
from uprdesk.cli.output import Output, remark, writes_table
from uprdesk.cli.store import DATA, bring_up_to_date, start

LANGUAGES = ("en", "es", "fr")

LIMIT = "Recommendations of one ask."

SHOWN = 10
"""Rows that are named where there may be many."""

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("text")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1_000))
@click.option("--language", type=click.Choice(LANGUAGES), help="Of TEXT. Default: guessed.")
@MODEL
@DATA
@writes_table
def similar(
    text: str,
    limit: int,
    language: str | None,
    folder: Path | None,
    data: Path | None,
    output: Output,
) -> None:
    """Find recommendations that ask for the same as TEXT, or nearly the same.

    They are those of the store; with --model, those that the model was made from.
    """
    from upr.notebook.languages import guessed_language
    from upr.output.fields import SIMILAR

    tongue = language or guessed_language(text)
    if not tongue:
        tongue = "en"
        remark("The language of the text is not known; it is read as English (see --language).")
    rows = of_model(text, tongue, limit, folder) if folder else of_store(text, tongue, limit, data)
    output.rows(rows, SIMILAR)
    remark(f"{len(rows)} recommendations are alike.")


def of_model(text: str, language: str, limit: int, folder: Path) -> list[dict]:
    """Rows among those that the model was made from."""
    from upr.notebook import similar_table

    return similar_table(text, model_in(folder, None), limit=limit, language=language)


def of_store(text: str, language: str, limit: int, data: Path | None) -> list[dict]:
    """Rows of the store's record, compared in what its model has learnt, or by their words."""
    start(data)
    bring_up_to_date()
    from uprdesk.record import likeness
    from uprdesk.record.models import Recommendation
    from uprdesk.record.rows import rows

    found = likeness.alike(text, language, limit)
    every = Recommendation.objects.with_everything().in_bulk([pk for pk, _ in found])
    return [
        {**row, "likeness": round(share, 3)}
        for row, (_, share) in zip(rows(every[pk] for pk, _ in found), found, strict=True)
    ]


@click.command("match")
@click.argument("asks", type=FILE)
@click.argument("report", type=FILE)
@click.option("--state", help="State under review, where the report does not say it.")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100), help=LIMIT)
@MODEL
@DATA
@writes_table
def match(
    asks: Path,
    report: Path,
    state: str | None,
    limit: int,
    folder: Path | None,
    data: Path | None,
    output: Output,
) -> None:
    """Say which recommendations of REPORT carry which of ASKS, and how far.

    ASKS is a table with “text” and, if you like, “id” and “language”. REPORT is a report of the
    Working Group, OHCHR's list, an export, or a table of your own with a column “text”.
    """
    from upr.intake.own_table import read_own_table
    from upr.notebook import match_table
    from upr.notebook.tables import ASKS
    from upr.output.fields import MATCH

    told, carrying = read_own_table(asks, ASKS, "asks"), carriers(report, state)
    tell_what_is_read_as_english(asks, told)
    tell_what_is_read_as_english(report, carrying)
    model = model_or_none(folder, data)
    output.rows(match_table(told, carrying, model, limit=limit), MATCH)


def tell_what_is_read_as_english(path: Path, table) -> None:
    """Rows whose language neither the column “language” nor their words tell."""
    from upr.notebook.languages import read_as_english

    if rows := read_as_english(table):
        shown = ", ".join(map(str, rows[:SHOWN])) + (" …" if len(rows) > SHOWN else "")
        remark(
            f"{path.name}: the language of {len(rows)} rows is not known; they are read as English:"
            f" {shown}"
        )


def carriers(path: Path, state: str | None):
    """The recommendations of a document or export, or of somebody's own table, as a table.

    What is neither is refused with what its reader says of it.
    """
    from upr.errors import WrongDocument
    from upr.intake import read_file
    from upr.intake.own_table import own_table_of, read_own_table
    from upr.notebook import carriers_of
    from upr.notebook.tables import CARRIERS

    try:
        found = carriers_of(read_file(path, state=state).recommendations)
    except WrongDocument as no_document:
        try:
            return read_own_table(path, CARRIERS, "recommendations")
        except WrongDocument:
            raise no_document from None
    return own_table_of(found, CARRIERS, "recommendations")
