"""The command that says how likely a State is to support what it is asked."""

from pathlib import Path

import click

from uprdesk.cli.insight.folder import MODEL, model_in, tell_what_is_refitted
from uprdesk.cli.output import Output, writes_table
from uprdesk.cli.store import DATA


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@MODEL
@DATA
@writes_table
def forecast(file: Path, folder: Path | None, data: Path | None, output: Output) -> None:
    """Say how likely States are to support texts: a table with text, state, from, session.

    All its columns stay. Nothing of the session named, or of a later one, is used; a model that
    has seen it learns anew from the sessions before.
    """
    from upr.intake.own_table import read_own_table
    from upr.notebook import forecast_table
    from upr.notebook.tables import QUESTIONS, titles_with
    from upr.output.fields import FORECAST

    table = read_own_table(file, QUESTIONS, "texts")
    model = model_in(folder, data)
    tell_what_is_refitted(model, table, "session")
    output.rows(forecast_table(table, model), titles_with(table, FORECAST))
