"""Where the store is."""

import sys

import pytest

from uprdesk.config import store
from uprdesk.config.env import WrongSetting


def test_the_key_is_made_once_and_for_us_alone(tmp_path):
    key = store.own_key(tmp_path)
    assert len(key) >= 80
    assert store.own_key(tmp_path) == key
    if sys.platform != "win32":
        assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_the_folder_is_made_for_its_owner_alone(tmp_path):
    folder = store.make_folder(tmp_path / "a" / "b")
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_explained(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongSetting, match="cannot be made"):
        store.make_folder(tmp_path / "file" / "inside")


def test_without_an_address_the_store_is_a_file(tmp_path):
    found = store.database("", tmp_path)
    assert found["NAME"] == tmp_path / "store.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_of_postgresql_is_taken_apart(tmp_path):
    found = store.database("postgresql://u:p%40ss@db.example:5433/desk?sslmode=require", tmp_path)
    assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("u", "p@ss", "db.example")
    assert (found["PORT"], found["NAME"]) == ("5433", "desk")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_the_store_is_ours_alone_in_a_folder_that_others_can_open(tmp_path):
    tmp_path.chmod(0o755)
    found = store.database("", tmp_path)
    assert found["NAME"].stat().st_mode & 0o777 == 0o600
    found["NAME"].write_bytes(b"rows")
    assert store.database("", tmp_path)["NAME"].read_bytes() == b"rows"


def test_a_password_that_breaks_the_address_is_not_repeated(tmp_path):
    with pytest.raises(WrongSetting) as told:
        store.database("postgresql://desk:pass#word@host/desk", tmp_path)
    assert "pass#" not in f"{told.value.message} {told.value.hint}"
    assert "%23" in str(told.value.hint)
    assert told.value.__suppress_context__


@pytest.mark.parametrize(
    "address", ["mysql://a/b", "postgresql://host", "desk", "postgresql://[/b"]
)
def test_another_kind_of_address_is_refused(address, tmp_path):
    with pytest.raises(WrongSetting, match="PostgreSQL"):
        store.database(address, tmp_path)


def test_the_usual_folder_follows_the_system(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert store.usual_folder() == tmp_path / "uprdesk"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert store.usual_folder().parts[-2:] == ("Application Support", "uprdesk")
