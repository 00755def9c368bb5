"""A store with rows in every table that the sample fills, and a backup identity."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests.factories import PersonFactory
from tests.uprdesk.backup.filling import fill
from uprdesk.backup import identity, kept
from uprdesk.backup.columns import columns_of
from uprdesk.backup.snapshot import rows
from uprdesk.backup.writing import write
from uprdesk.record import training
from uprdesk.shell import jobs

FILES = {
    "dropped/a report": b"dropped" * 70_000,
    "model/figures": b"",
    "files/one/two.bin": bytes(range(256)),
    "incoming/half an upload": b"no",
    "static/desk.css": b"no",
}


def everything() -> dict[str, list[tuple]]:
    """Every row of every table that is kept, as the driver gives it."""
    return {
        name: [tuple(map(plain, row)) for row in rows(model, list(columns_of(model)))]
        for name, model in kept.tables().items()
    }


def plain(value):
    return bytes(value) if isinstance(value, memoryview) else value


@pytest.fixture
def store(transactional_db, settings, tmp_path):
    """The sample, a waiting job and some files; the folder is the test's own."""
    settings.DATA = tmp_path / "store"
    for name, data in FILES.items():
        path = settings.DATA / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    now = timezone.now()
    fill()
    jobs.enqueue(training.train_on_record, by=PersonFactory(pseudonym="Chioma"), at=now)
    return settings.DATA


@pytest.fixture
def owner(store):
    """The backup identity of the store."""
    return identity.make(store)


@pytest.fixture
def back_up(owner, tmp_path, today):
    """Write a backup of the store as it is."""

    def back_up():
        made = io.BytesIO()
        write(made, program="0.1.0", on=today)
        (tmp_path / "backup").write_bytes(made.getvalue())
        return tmp_path / "backup"

    return back_up


@pytest.fixture
def today(noon):
    return noon.date()


@pytest.fixture
def emptied(settings, tmp_path):
    """Another store, without people or files."""

    def emptied():
        connection.check_constraints()
        call_command("flush", verbosity=0, interactive=False)
        settings.DATA = tmp_path / "another"
        settings.DATA.mkdir()

    return emptied
