"""Where the store is."""

import contextlib
import sys
from pathlib import Path

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


def test_a_finished_restore_comes_into_its_place_and_leaves_nothing_of_the_store_before(tmp_path):
    for name in ("store.sqlite3", "store.sqlite3-wal", "files/old", "letter"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("before")
    for name in ("store.sqlite3", "files/new", "model/x"):
        (tmp_path / "restored" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "restored" / name).write_text("restored")
    for _ in range(2):  # what is done is done
        assert store.settle(tmp_path) == tmp_path
        files = {str(p.relative_to(tmp_path)): p.read_text() for p in tmp_path.rglob("*.*")}
        assert files == {"store.sqlite3": "restored"}
        assert [p.name for p in (tmp_path / "files").iterdir()] == ["new"]
        assert (tmp_path / "model" / "x").read_text() == "restored"
        assert (tmp_path / "letter").read_text() == "before"
        assert not (tmp_path / "restored").exists()


def test_a_folder_may_take_the_place_of_a_link_or_a_file(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept").touch()
    (tmp_path / "files").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "model").touch()
    for name in ("files/new", "model/x"):
        (tmp_path / "restored" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "restored" / name).touch()
    store.settle(tmp_path)
    assert [path.name for path in (tmp_path / "files").iterdir()] == ["new"]
    assert (tmp_path / "model" / "x").exists()
    assert (tmp_path / "elsewhere" / "kept").exists()


@pytest.mark.parametrize("step", range(4))
def test_coming_into_its_place_can_be_broken_off_anywhere(step, tmp_path, monkeypatch):
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("before")
        (tmp_path / "restored").mkdir(exist_ok=True)
        (tmp_path / "restored" / name).write_text("restored")
    replace, left = Path.replace, [step]

    def breaks(self, target):
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return replace(self, target)

    with monkeypatch.context() as patch, contextlib.suppress(KeyboardInterrupt):
        patch.setattr(Path, "replace", breaks)
        store.settle(tmp_path)
    store.settle(tmp_path)
    assert [(tmp_path / name).read_text() for name in ("a", "b", "c")] == ["restored"] * 3
