"""Commands on the record of a store: import, search, export, reindex."""

import functools
import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from uprdesk.cli.output import Output, remark, writes_table
from uprdesk.cli.store import uses_store

KINDS = ("report", "addendum", "list", "upr-info", "pledges", "uhri")
"""Kinds of documents that the record keeps."""

SHOWN = 20
"""Refusals told one by one on the error stream; JSON has them all."""

IMPORTED = (
    *("file", "kind", "document", "added", "changed", "unchanged"),
    *("refused", "doubtful", "withdrawn"),
)


@click.command("import")
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--kind", type=click.Choice(KINDS), help="Default: recognised from the file.")
@click.option("--state", help="State under review, where the file does not say it: code or name.")
@uses_store
@writes_table
def import_(files: tuple[Path, ...], kind: str | None, state: str | None, output: Output) -> None:
    """Import documents into the record: recommendations, answers, pledges.

    Doing it twice changes nothing. A file of which nothing can be stored ends the command with 1;
    files before it stay imported.
    """
    rows = []
    for path in files:
        rows.append(import_one(path, kind, state))
        for told in rows[-1]["refusals"][:SHOWN]:
            remark(f"{path.name}: {told['where']}: {told['why']}")
        if (more := len(rows[-1]["refusals"]) - SHOWN) > 0:
            remark(f"{path.name}: {more} more were refused; --format json lists them.")
    output.rows(rows, IMPORTED)


def import_one(path: Path, kind: str | None, state: str | None) -> dict:
    """Read and store one file; what it did, as a row."""
    from django.utils import timezone

    from upr.intake import read_file
    from uprdesk.coalition import sample
    from uprdesk.record import importer

    holds_sample = sample.is_there()
    reading = read_file(path, kind=kind, state=state, sample=holds_sample)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    with click.progressbar(
        length=max(len(reading.recommendations), 1),
        label="Importing",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        outcome = importer.save(
            reading,
            sha256=sha256,
            at=timezone.now(),
            sample=holds_sample,
            progress=lambda done, total: bar.update(done - bar.pos),
        )
    return {
        "file": path.name,
        "kind": reading.document.kind,
        "document": reading.document.symbol or reading.document.title,
        "added": outcome.added,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "refused": len(outcome.refused),
        "doubtful": outcome.doubtful,
        "withdrawn": outcome.withdrawn,
        "refusals": [
            {"where": place(piece), "text": piece.text, "why": str(piece.why)}
            for piece in outcome.refused
        ],
    }


def place(piece) -> str:
    """Where a refused piece stands: "row 12", "page 3", "127.4"."""
    if piece.row is not None:
        return f"row {piece.row}"
    if piece.paragraph:
        return piece.paragraph
    return f"page {piece.page}" if piece.page is not None else "document"


FILTERS = (
    ("state", "State under review: code or name in English, Spanish or French."),
    ("from", "Recommending State."),
    ("group", "Group or organisation of a recommending State, e.g. GRULAC, EU."),
    ("issue", "Issue of UPR Info's list, e.g. “Death penalty”."),
    ("persons", "Group of persons affected, as OHCHR names it, e.g. “Women & girls”."),
    ("population", "Key population, e.g. “sex workers”."),
    ("sdg", "Sustainable Development Goal, 1 to 17."),
    ("category", "Action category, 1 (least specific) to 5."),
    ("response", "supported, noted or pending."),
    ("cycle", "Cycle of the UPR."),
    ("session", "Session of the UPR Working Group."),
)


def takes_filters(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command one option for each filter; it is called with `asked`, name → values.

    An option given twice means any of its values.
    """

    @functools.wraps(command)
    def with_filters(*args: object, **kwargs):
        asked = {name: list(kwargs.pop(f"by_{name}")) for name, _ in FILTERS}
        asked["confirmed"] = ["1"] if kwargs.pop("confirmed") else []
        return command(*args, asked=asked, **kwargs)

    with_filters = click.option(
        "--confirmed", is_flag=True, help="Only labels by sources and persons, not the machine’s."
    )(with_filters)
    for name, about in reversed(FILTERS):
        with_filters = click.option(f"--{name}", f"by_{name}", multiple=True, help=about)(
            with_filters
        )
    return with_filters


def filters_of(asked: Mapping[str, Sequence[str]]):
    """The filters, read with the sample's States where the store holds the sample.

    Where it holds nothing else, the sample is what is looked through.
    """
    from dataclasses import replace

    from uprdesk.coalition import sample
    from uprdesk.record.search import Filters, current

    holds_sample = sample.is_there()
    filters = Filters.read(asked, sample=holds_sample)
    alone = holds_sample and not current().rows()
    return replace(filters, sample=True) if alone else filters


@click.command()
@click.argument("words", nargs=-1)
@takes_filters
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 10_000))
@click.option(
    "--sort",
    type=click.Choice(("relevance", "newest", "paragraph")),
    help="Default: relevance where there are words, else newest.",
)
@uses_store
@writes_table
def search(
    words: tuple[str, ...], asked: dict, limit: int, sort: str | None, output: Output
) -> None:
    """Find recommendations of the record, in English, Spanish or French WORDS.

    "quoted words" stand together; AND, OR, NOT and brackets combine; word* is a beginning.
    """
    from django.db.models import prefetch_related_objects

    from upr.output.fields import SEARCH
    from uprdesk.record import search as searching
    from uprdesk.record.rows import rows

    filters = filters_of({**asked, "words": words, "sort": [sort or ""]})
    found = searching.search(filters, limit=limit)
    beside = ("recommenders", "labels", "sources__document", "response_from")
    prefetch_related_objects(found.rows, *beside)
    output.rows(rows(found.rows), SEARCH)
    kind = "recommendation" if found.count == 1 else "recommendations"
    remark(f"{found.count} {kind} found, {len(found.rows)} shown.")


@click.command()
@click.argument("what", type=click.Choice(("recommendations", "documents", "pledges")))
@takes_filters
@uses_store
@writes_table
def export(what: str, asked: dict, output: Output) -> None:
    """Write the record as a table: all of it, or what the filters leave.

    Documents and pledges are filtered by State, cycle and session only.
    """
    from uprdesk.record import exports

    fields, rows = exports.table(what, filters_of(asked))
    output.rows(rows, fields)


@click.command()
@uses_store
def reindex() -> None:
    """Fill the full-text index and the machine's labels anew from the record.

    Needed after a repair, and after an update that brings better rules of labelling.
    """
    from uprdesk.record import labelling
    from uprdesk.record import search as searching

    remark(f"{searching.rebuild()} recommendations indexed.")
    remark(f"{labelling.relabel_everything()} recommendations labelled.")
