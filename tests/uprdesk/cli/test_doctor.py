"""`uprdesk doctor`: what is wrong, and what to do."""

import json

import pytest
from click.testing import CliRunner
from django.utils import timezone

from upr.text import say
from uprdesk.cli import main
from uprdesk.config.env import ENVIRONMENT
from uprdesk.shell import doctor
from uprdesk.shell.doctor import Condition

pytestmark = pytest.mark.django_db


def found() -> dict[str, dict[str, str]]:
    result = CliRunner().invoke(main, ["doctor", "--format", "json"])
    return {row["check"]: row for row in json.loads(result.stdout)}


def test_everything_is_looked_at_in_the_fields_of_the_contract():
    rows = found()
    assert {"python", "data-folder", "store", "tables", "worker", "settings"} <= set(rows)
    assert set(rows["python"]) == {"check", "state", "message", "hint"}
    assert rows["store"]["state"] == rows["tables"]["state"] == "ok"


def test_backups_the_clock_and_the_address_are_looked_at():
    assert {"backup", "clock", "secure-address"} <= set(found())


def test_whatever_is_not_well_has_a_next_step():
    for row in found().values():
        assert row["state"] == "ok" or row["hint"]


def test_something_broken_is_status_1(monkeypatch):
    sick = doctor.broken(say("It is broken."), say("Mend it."))
    monkeypatch.setitem(doctor.EXAMINATIONS, "store", lambda at: sick)
    result = CliRunner().invoke(main, ["doctor", "--format", "csv"])
    assert result.exit_code == 1
    assert "store,broken,It is broken.,Mend it." in result.stdout


def test_a_misspelled_setting_is_found(monkeypatch):
    monkeypatch.setattr(ENVIRONMENT, "values", {"UPRDESK_ADRESS": "x"})
    assert "UPRDESK_ADRESS" in str(doctor.dangerous_settings(timezone.now()).message)


def test_a_dangerous_setting_is_broken(settings):
    settings.ADDRESS, settings.SECRET_KEY = "https://desk.example.org", "short"
    settings.SECURE = True
    look = doctor.dangerous_settings(timezone.now())
    assert look.state is Condition.BROKEN
    assert "too short" in str(look.message)


def test_a_folder_that_others_can_open_needs_attention(settings, tmp_path):
    settings.DATA = tmp_path
    tmp_path.chmod(0o755)
    assert doctor.data_folder(timezone.now()).state is Condition.ATTENTION


@pytest.mark.parametrize(
    ("programs", "state"),
    [({"soffice"}, "ok"), ({"antiword"}, "attention"), (set(), "attention")],
)
def test_readers_of_old_word_files_are_looked_for(monkeypatch, programs, state):
    monkeypatch.setattr(doctor.shutil, "which", lambda name: name in programs or None)
    assert doctor.old_word_files(timezone.now()).state == state
