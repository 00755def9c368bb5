"""The one command, `uprdesk`: parses arguments, calls one function, prints.

Each module here holds the commands of one room and imports Django inside its functions only, so
that `uprdesk read` starts without the workbench. `uprdesk.cli.store` starts it where it is needed.
"""

import errno
import os
from pathlib import Path

import click

from upr.errors import UprError
from uprdesk.cli import backup, calendar_steps, demo, doctor, people, read, record, serve
from uprdesk.cli.insight import forecast, label, likeness, targets, train
from uprdesk.cli.output import shown
from uprdesk.cli.store import DATA

CHECK = "Check the name, the room on the disk, and that you may read or write there."

LEARNING = ("numpy", "scipy", "sklearn")
INSTALL = "What labels, compares and forecasts comes with: pip install 'uprdesk[learn]'"


class Group(click.Group):
    """Turns deliberate errors into two lines and exit status 1; no traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except UprError as error:
            told = "\n".join(shown(str(text)) for text in (error.message, error.hint) if text)
            raise click.ClickException(told) from error
        except ModuleNotFoundError as error:
            if error.name is None or error.name.partition(".")[0] not in LEARNING:
                raise
            raise click.ClickException(f"{error.name} is not installed.\n{INSTALL}") from error
        except OSError as error:
            # any other without a file is no matter of the person's: a closed pipe, or our own slip
            if error.filename is None and error.errno != errno.ENOSPC:
                raise
            told = shown(f"{error.filename or 'The output'}: {error.strerror}.")
            raise click.ClickException(f"{told}\n{CHECK}") from error


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="uprdesk", prog_name="uprdesk")
@DATA
def main(data: Path | None) -> None:
    """UPR Desk: the workbench of the Universal Periodic Review."""
    if data is not None:  # before the command or after it: both are usual
        os.environ["UPRDESK_DATA"] = str(data)


for command in (
    demo.demo,
    serve.serve,
    serve.work,
    read.read,
    record.import_,
    record.search,
    record.export,
    train.train,
    label.label,
    likeness.similar,
    likeness.match,
    targets.targets,
    forecast.forecast,
    calendar_steps.calendar,
    record.reindex,
    people.new_link,
    backup.backup,
    backup.restore,
    doctor.doctor,
    serve.manage,
):
    main.add_command(command)
