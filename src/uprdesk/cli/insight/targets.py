"""The command that ranks the States to approach."""

from pathlib import Path

import click

from uprdesk.cli.insight.folder import MODEL, model_in, tell_what_is_refitted
from uprdesk.cli.output import Output, writes_table
from uprdesk.cli.store import DATA


@click.command()
@click.argument("state", required=False)
@click.option("--issue", help="Issue of UPR Info's list, e.g. “Death penalty”.")
@click.option("--ask", help="Text of an ask, in the place of an issue.")
@click.option("--before-session", type=click.IntRange(1), help="Use nothing of it or later.")
@click.option(
    "--queries",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Table with state, issue or text, before_session: many questions at once.",
)
@click.option("--top", default=20, show_default=True, type=click.IntRange(1, 200))
@click.option("--region", help="Regional group of the States to approach, e.g. GRULAC.")
@click.option("--new-voices", is_flag=True, help="Only States that never asked this State on it.")
@MODEL
@DATA
@writes_table
def targets(
    state: str | None,
    issue: str | None,
    ask: str | None,
    before_session: int | None,
    queries: Path | None,
    top: int,
    region: str | None,
    new_voices: bool,
    folder: Path | None,
    data: Path | None,
    output: Output,
) -> None:
    """Rank the States to approach so that they recommend something to STATE, with reasons.

    Nothing of the session named, or of a later one, is used; a model that has seen it learns anew
    from the sessions before.
    """
    from upr.intake.own_table import own_table_of, read_own_table
    from upr.notebook import targets_table
    from upr.notebook.tables import QUERIES
    from upr.output.fields import TARGETS

    single = state is not None and (issue is None) != (ask is None)
    if single == (queries is not None) or (queries and (state or issue or ask)):
        raise click.UsageError("Give STATE and --issue or --ask, or else --queries FILE.")
    asked = {"state": state, "issue": issue, "text": ask, "before_session": before_session}
    table = (
        own_table_of([asked], QUERIES, "queries")
        if queries is None
        else read_own_table(queries, QUERIES, "queries")
    )
    model = model_in(folder, data)
    tell_what_is_refitted(model, table, "before_session")
    rows = targets_table(table, model, top=top, region=region, new_only=new_voices)
    output.rows(rows, TARGETS if queries is None else (*TARGETS, "query"))
