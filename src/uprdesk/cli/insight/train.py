"""The command that learns from UPR Info's table."""

import hashlib
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from uprdesk.cli.insight.folder import MODEL, stores
from uprdesk.cli.output import Output, remark, writes_table
from uprdesk.cli.store import DATA, bring_up_to_date, start


@click.command()
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--until-session", type=click.IntRange(1), help="Learn from no later session.")
@MODEL
@DATA
@writes_table
def train(
    files: tuple[Path, ...],
    until_session: int | None,
    folder: Path | None,
    data: Path | None,
    output: Output,
) -> None:
    """Learn labels, likeness, habits of States and their answers from tables of UPR Info.

    Prints, label by label, how well it does on the last two sessions when it has seen only those
    before. Then it learns from all of them, and is kept in the store, whose recommendations get
    new labels; with --model, in that folder alone.
    """
    from upr.insight.learning.files import check_free
    from upr.insight.training import trained
    from upr.output.fields import TRAIN

    # whatever would be in the way at the end is said now, not after minutes
    place = folder or stores(data)
    check_free(place)
    past = read(files, until_session)
    with click.progressbar(
        length=1, label="Learning", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def progress(_part: str, done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        model = trained(
            past,
            table=", ".join(path.name for path in files),
            sha256=digest(files),
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            processes=2,
            progress=progress,
        )
    model.save(place)
    card = model.card
    output.rows(measures(card), TRAIN)
    remark(
        f"Learnt from {card.rows} recommendations of sessions {card.sessions[0]} to"
        f" {card.until_session}; measured on sessions {', '.join(map(str, card.tested_on))}."
    )
    if folder is None:
        relabel(data)


def read(files: tuple[Path, ...], until_session: int | None):
    """The recommendations of all tables as columns, those of later sessions left out."""
    from upr.insight.past import Past
    from upr.intake import read_file

    found = {}
    for path in files:
        reading = read_file(path, kind="upr-info")
        found |= {(one.state, one.session, one.text): one for one in reading.recommendations}
        if reading.unread:
            remark(f"{path.name}: {len(reading.unread)} rows cannot be read and are left out.")
    past = Past.of(found.values())
    return past if until_session is None else past.until(until_session)


def digest(files: tuple[Path, ...]) -> str:
    """SHA-256 of all files, one after the other."""
    whole = hashlib.sha256()
    for path in files:
        whole.update(path.read_bytes())
    return whole.hexdigest()


def measures(card) -> list[dict]:
    """The card's labels and figures as rows of a table."""
    labels = [
        {
            "label": one.label,
            "support": one.support,
            "precision": round(one.precision, 3),
            "recall": round(one.recall, 3),
            "f1": round(one.f1, 3),
            "part": part,
        }
        for part, scores in card.labels.items()
        for one in scores
    ]
    totals = [
        {
            "label": one.figure,
            "support": one.rows,
            "f1": round(one.value, 3) if one.figure.endswith("F1") else None,
            "part": one.part,
            "value": round(one.value, 4),
            "low": round(one.low, 4),
            "high": round(one.high, 4),
        }
        for one in card.figures
    ]
    return [*labels, *totals]


def relabel(data: Path | None) -> None:
    """Label the recommendations of the store anew."""
    start(data)
    bring_up_to_date()
    from uprdesk.record import labelling

    with click.progressbar(
        length=1, label="Labelling", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:

        def progress(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        labelling.relabel_everything(progress)
