"""The command that labels a table of texts."""

from pathlib import Path

import click

from uprdesk.cli.insight.folder import MODEL, model_or_none
from uprdesk.cli.output import Output, remark, writes_table
from uprdesk.cli.store import DATA


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@MODEL
@DATA
@writes_table
def label(file: Path, folder: Path | None, data: Path | None, output: Output) -> None:
    """Label a table with a column “text”: issues, action category, groups, SDGs, key populations.

    All its columns stay. A column “language” (en, es, fr) says what the texts are in; otherwise it
    is guessed. Labels come from the model where there is one and it knows the language, else from
    rules: “origin” says which.
    """
    from upr.intake.own_table import read_own_table
    from upr.notebook import label_table
    from upr.notebook.tables import TEXTS, titles_with
    from upr.output.fields import LABEL

    table = read_own_table(file, TEXTS, "texts")
    model = model_or_none(folder, data)
    if model is None:
        remark("There is no model yet: everything is labelled by rules.")
    rows = label_table(table, model)
    output.rows(rows, titles_with(table, LABEL))
    if silent := sum(not row["origin"] for row in rows):
        remark(f"{silent} texts are in a language that is not known here; they have no labels.")
