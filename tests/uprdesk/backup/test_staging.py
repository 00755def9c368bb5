"""The folder beside: it comes into its place whole, or goes away without a trace."""

import pytest

from uprdesk.backup import staging
from uprdesk.backup.refusing import CannotRestore
from uprdesk.config.store import settle


def fill_and_break(folder, *, committed):
    with staging.stage(folder) as place:
        staging.put_whole(place / "secret-key", [b"restored"])
        if committed:
            staging.commit(folder)
        raise ZeroDivisionError


@pytest.mark.parametrize("committed", [True, False])
@pytest.mark.parametrize("there", [True, False])
def test_what_fails_leaves_the_folder_as_it_was(committed, there, tmp_path):
    """Also after the folder's part was final: the rows were not."""
    folder = tmp_path / "store"
    if there:
        folder.mkdir()
        (folder / "secret-key").write_text("before")
    with pytest.raises(ZeroDivisionError):
        fill_and_break(folder, committed=committed)
    assert folder.exists() is there
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["secret-key"] * there
    assert not there or (folder / "secret-key").read_text() == "before"


def test_what_is_committed_holds(tmp_path):
    folder = tmp_path / "store"
    with staging.stage(folder) as place:
        staging.put_whole(place / "secret-key", [b"resto", b"red"])
        (place / "incoming").mkdir()
        staging.commit(folder)
    settle(folder)
    assert [path.name for path in folder.iterdir()] == ["secret-key"]
    assert (folder / "secret-key").read_text() == "restored"
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600


def test_what_an_earlier_restore_left_behind_is_taken_away(tmp_path):
    (tmp_path / "secret-key").touch()
    (tmp_path / "restoring").mkdir()
    (tmp_path / "restoring" / "half a store").touch()
    with staging.stage(tmp_path) as place:
        assert list(place.iterdir()) == []
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "letter").touch()
    with pytest.raises(CannotRestore, match="other things"), staging.stage(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["letter"]
