"""`uprdesk doctor` on backups: none, an old one, a new one."""

from datetime import timedelta

import pytest

from uprdesk.backup import identity, looks, writing
from uprdesk.shell.doctor import Condition


@pytest.fixture
def folder(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


def test_without_an_identity_there_is_a_next_step(folder, noon):
    found = looks.backup(noon)
    assert found.state is Condition.ATTENTION
    assert "--new-identity" in str(found.hint)


def test_a_store_that_was_never_backed_up_needs_attention(folder, noon):
    identity.make(folder)
    assert "No backup was ever made" in str(looks.backup(noon).message)
    (folder / writing.LAST).write_text("some day")
    assert looks.backup(noon).state is Condition.ATTENTION


@pytest.mark.parametrize(("days", "state"), [(0, "ok"), (7, "ok"), (8, "attention")])
def test_a_backup_older_than_a_week_needs_attention(days, state, folder, noon):
    identity.make(folder)
    writing.note(noon.date() - timedelta(days=days))
    assert looks.backup(noon).state == state
    assert (folder / writing.LAST).stat().st_mode & 0o077 == 0
