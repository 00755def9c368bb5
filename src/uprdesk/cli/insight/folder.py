"""Where a command finds the model: `--model DIR`, else the folder `model` of the store."""

from pathlib import Path

import click

from uprdesk.cli.output import remark
from uprdesk.config.env import ENVIRONMENT
from uprdesk.config.store import usual_folder

FOLDER = "model"
"""Of the model in a store's folder."""

MODEL = click.option(
    "--model",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the model. Default: that of the store.",
)


def stores(data: Path | None) -> Path:
    """The folder of the store's model, without starting the workbench; `data` as `--data` says."""
    return (data or ENVIRONMENT.folder("UPRDESK_DATA", usual_folder())) / FOLDER


def model_in(folder: Path | None, data: Path | None):
    """The model of `--model`, else of the store; raises UnusableModel where there is none."""
    from upr.insight.model import Model

    return Model.load(folder or stores(data))


def model_or_none(folder: Path | None, data: Path | None):
    """The same for commands that can do without; a folder that was named must hold one."""
    if folder is None and not stores(data).exists():
        return None
    return model_in(folder, data)


def tell_what_is_refitted(model, table, field: str) -> None:
    """Questions about sessions that the model has seen are learnt for anew; that takes seconds."""
    from upr.notebook.tables import of_row, session_in

    asked: set[int | None] = set()
    for number, record in zip(table.numbers, table.records, strict=True):
        with of_row(number, table):
            asked.add(session_in(record[field]))
    seen = sorted(session for session in asked if session and session <= model.until_session)
    if seen:
        remark(
            f"The model has seen sessions up to {model.until_session}; for questions about"
            f" {', '.join(map(str, seen))} it learns anew from those before."
        )
