"""Commands that use a store: `--data DIR` chooses it, and the workbench starts on it."""

import functools
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import click

from upr.errors import UprError
from upr.text import gettext_noop, say

DATA = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the store. Default: UPRDESK_DATA, else your own data folder.",
)


class StoreInUse(UprError):
    """Another store is already open in this process."""


def uses_store(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command the option `--data`, and start the workbench on that store before it.

    A store that is new or older is brought up to date first.
    """

    @DATA
    @functools.wraps(command)
    def started(*args: object, data: Path | None, **kwargs: object) -> object:
        start(data)
        bring_up_to_date()
        return command(*args, **kwargs)

    return started


def start(data: Path | None) -> None:
    """Load Django on the store in `data`; None: where the environment says."""
    import django
    from django.apps import apps
    from django.conf import settings

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uprdesk.config.settings")
    if not apps.ready:
        if data is not None:
            os.environ["UPRDESK_DATA"] = str(data)
        django.setup()
        # scratch files hold people's words: they stay in the store, where what is left is swept
        os.environ["TMPDIR"] = tempfile.tempdir = str(settings.FILE_UPLOAD_TEMP_DIR)
    elif data is not None and data.absolute() != settings.DATA:
        raise StoreInUse(
            say(gettext_noop("The store in %(folder)s is already open."), folder=settings.DATA),
            say(gettext_noop("Start a command of its own for the other store.")),
        )


def bring_up_to_date() -> None:
    """Make the tables that are missing; a store that is up to date costs one look."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
