"""The command that says what is wrong with this installation."""

from pathlib import Path

import click

from uprdesk.cli.output import Output, writes_table
from uprdesk.cli.store import DATA, start


@click.command()
@writes_table
@DATA
@click.pass_context
def doctor(context: click.Context, output: Output, data: Path | None) -> None:
    """Say what is wrong with this installation, and what to do; changes nothing.

    Exits with 1 when something is broken.
    """
    start(data)
    from django.utils import timezone

    from uprdesk.backup import looks  # noqa: F401  they register themselves
    from uprdesk.shell import address, clock  # noqa: F401
    from uprdesk.shell.doctor import FIELDS, Condition, examine

    found = examine(timezone.now())
    rows = [
        dict(zip(FIELDS, (name, f.state.value, str(f.message), str(f.hint)), strict=True))
        for name, f in found
    ]
    output.rows(rows, FIELDS)
    if any(f.state is Condition.BROKEN for _, f in found):
        context.exit(1)
