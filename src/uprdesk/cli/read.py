"""The command that reads UN documents; it needs no store and does not start the workbench."""

import sys
import textwrap
from pathlib import Path

import click

from upr.errors import UprError
from upr.record import KINDS
from upr.text import gettext_noop, say
from uprdesk.cli.output import Output, remark, writes_table


class DifferentTables(UprError):
    """Documents whose rows have different fields cannot stand in one table."""


@click.command()
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--kind", type=click.Choice(KINDS), help="Default: recognised from the file.")
@click.option("--state", help="State under review, where the file does not say it: code or name.")
@writes_table
def read(files: tuple[Path, ...], kind: str | None, state: str | None, output: Output) -> None:
    """Read UN documents: every recommendation, and what could not be read.

    One FILE gives one JSON object, several give a list. Tables hold the rows; how many pieces
    were not read is said on the error stream.
    """
    readings = read_all(files, kind, state)
    write(files, readings, output)
    for path, reading in zip(files, readings, strict=True):
        for piece in reading.unread:
            place = f"page {piece.page}" if piece.page else f"row {piece.row}" if piece.row else ""
            remark(f"NOT READ {path.name} {place}: {piece.why} {shortened(piece.text)}")


def read_all(files: tuple[Path, ...], kind: str | None, state: str | None) -> list:
    """Read every file, or none: an error names the file it is about."""
    from upr.intake import read_file

    readings = []
    unwatched = not sys.stderr.isatty()
    with click.progressbar(files, label="Reading", file=sys.stderr, hidden=unwatched) as bar:
        for path in bar:
            try:
                readings.append(read_file(path, kind=kind, state=state))
            except UprError:
                if len(files) > 1:
                    remark(f"In {path}:")
                raise
    return readings


def shortened(text: str) -> str:
    """The beginning of `text` on one line."""
    return textwrap.shorten(text, 100, placeholder=" …")


def write(files: tuple[Path, ...], readings: list, output: Output) -> None:
    """All documents in one file; a table of several gets a last column that says which."""
    from upr.output.fields import reading_fields, table_of
    from upr.output.table import write_document, write_json

    if output.form == "json":
        told = [reading_fields(reading) for reading in readings]
        with output.open() as to:
            if len(told) == 1:
                write_document(told[0], to)
            else:
                write_json(told, to)
        return
    tables = [table_of(reading) for reading in readings]
    fields = tables[0][0]
    if any(other != fields for other, _ in tables):
        raise DifferentTables(
            say(gettext_noop("These documents are of different kinds: their columns differ.")),
            say(gettext_noop("Read each kind by itself, or write JSON.")),
        )
    if len(files) == 1:
        output.rows(tables[0][1], fields)
        return
    named = zip(files, tables, strict=True)
    rows = [{**row, "file": path.name} for path, (_, rows) in named for row in rows]
    output.rows(rows, (*fields, "file"))
