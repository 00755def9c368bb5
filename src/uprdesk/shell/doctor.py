"""What is wrong with this installation, and what to do: one function per thing looked at.

A room may add its own with `@examines`; each returns a Finding and never raises for what it looks
for.
"""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from upr.text import NOTHING, Text, gettext_noop, say
from uprdesk.config.env import ENVIRONMENT
from uprdesk.shell import health

FIELDS = ("check", "state", "message", "hint")


class Condition(StrEnum):
    """How bad it is."""

    OK = "ok"
    ATTENTION = "attention"
    BROKEN = "broken"


@dataclass(frozen=True)
class Finding:
    """What one look found.

    message  what is so
    hint     what to do about it; empty when nothing is to be done
    """

    state: Condition
    message: Text
    hint: Text = NOTHING


Look = Callable[[datetime], Finding]
EXAMINATIONS: dict[str, Look] = {}


def examines(name: str) -> Callable[[Look], Look]:
    """Add a look under a name that stays the same: scripts rely on it."""

    def add(look: Look) -> Look:
        EXAMINATIONS[name] = look
        return look

    return add


def examine(at: datetime) -> list[tuple[str, Finding]]:
    """Look at everything, in the order of the register."""
    return [(name, look(at)) for name, look in EXAMINATIONS.items()]


def ok(sentence: str, **blanks: object) -> Finding:
    return Finding(Condition.OK, say(sentence, **blanks))


def attention(message: Text, hint: Text) -> Finding:
    return Finding(Condition.ATTENTION, message, hint)


def broken(message: Text, hint: Text) -> Finding:
    return Finding(Condition.BROKEN, message, hint)


@examines("python")
def python(at: datetime) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return ok(gettext_noop("Python %(version)s."), version=version)


@examines("data-folder")
def data_folder(at: datetime) -> Finding:
    """Written by us, read by nobody else, with room left."""
    free = shutil.disk_usage(settings.DATA).free // (1024 * 1024)
    if settings.DATA.stat().st_mode & 0o077:
        return attention(
            say(gettext_noop("Other users of this machine can open the data folder.")),
            say(gettext_noop("Take their rights away: chmod 700 %(f)s"), f=settings.DATA),
        )
    if free < 500:
        return attention(
            say(gettext_noop("Only %(free)d MB are free where the store is."), free=free),
            say(gettext_noop("Make room, or move the data folder to a larger disk.")),
        )
    return ok(gettext_noop("The store is in %(folder)s."), folder=settings.DATA)


@examines("store")
def store(at: datetime) -> Finding:
    """It answers, and can search."""
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
                if not cursor.fetchone()[0]:
                    return broken(
                        say(gettext_noop("This Python's SQLite has no full-text index.")),
                        say(gettext_noop("Install Python from another source, or use PostgreSQL.")),
                    )
            else:
                cursor.execute("SELECT 1")
    except DatabaseError:
        return broken(
            say(gettext_noop("The store does not answer.")),
            say(gettext_noop("Check UPRDESK_DATABASE_URL, and that PostgreSQL runs.")),
        )
    return ok(gettext_noop("The store answers (%(kind)s)."), kind=connection.display_name)


@examines("tables")
def tables(at: datetime) -> Finding:
    """As this version of the program wants them."""
    try:
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return broken(
            say(gettext_noop("The tables cannot be looked at.")),
            say(gettext_noop("Bring the store to answer first.")),
        )
    if missing:
        return broken(
            say(gettext_noop("%(count)d changes of the tables are missing."), count=missing),
            say(gettext_noop("Start “uprdesk serve”: it brings the store up to date.")),
        )
    return ok(gettext_noop("The tables are up to date."))


@examines("worker")
def worker(at: datetime) -> Finding:
    """Whether long work is being done."""
    state = health.look(at)
    if not state.store:
        return broken(
            say(gettext_noop("Whether long work waits cannot be told.")),
            say(gettext_noop("Bring the store and its tables up to date first.")),
        )
    if not state.jobs:
        return attention(
            say(gettext_noop("Long work waits, and nobody does it.")),
            say(gettext_noop("Start “uprdesk work”, or restart “uprdesk serve”.")),
        )
    return ok(gettext_noop("No long work is left waiting."))


@examines("settings")
def dangerous_settings(at: datetime) -> Finding:
    """The checks that stop a start, and names that nobody reads."""
    found = sorted((i for i in run_checks() if i.level >= ERROR), key=lambda issue: str(issue.id))
    if found:
        return broken(Text(found[0].msg), Text(found[0].hint or ""))
    if slips := ENVIRONMENT.unknown():
        return attention(
            say(gettext_noop("Nothing reads these settings: %(names)s."), names=", ".join(slips)),
            say(gettext_noop("Correct the names, or remove them; the manual lists all of them.")),
        )
    return ok(gettext_noop("The settings are safe for %(address)s."), address=settings.ADDRESS)


@examines("old-word-files")
def old_word_files(at: datetime) -> Finding:
    """Readers of .doc are programs of their own."""
    if shutil.which("soffice"):
        return ok(gettext_noop("Old Word files (.doc) are read with LibreOffice."))
    if shutil.which("antiword"):
        return attention(
            say(gettext_noop("Old Word files (.doc) are read without their automatic numbers.")),
            say(gettext_noop("Install LibreOffice Writer to read them whole.")),
        )
    return attention(
        say(gettext_noop("Old Word files (.doc) cannot be read here.")),
        say(gettext_noop("Install LibreOffice Writer, or save such files as .docx first.")),
    )
