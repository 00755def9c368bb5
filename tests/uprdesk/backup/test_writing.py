"""Writing a backup: what changes meanwhile, and what could never be restored, is said at once."""

import pytest
from django.test import override_settings

from uprdesk.backup import writing
from uprdesk.backup.contents import Contents
from uprdesk.backup.refusing import CannotBackUp


def pieces(tmp_path, name):
    contents = Contents()
    path = tmp_path / name
    return contents, writing._file(path.relative_to(tmp_path), path, contents)


def test_a_file_that_was_deleted_meanwhile_is_left_out(tmp_path):
    contents, made = pieces(tmp_path, "gone")
    assert list(made) == []
    assert contents.files == []


def test_a_file_that_grows_meanwhile_is_kept_as_it_was(tmp_path):
    (tmp_path / "log").write_bytes(b"x" * 1000)
    contents, made = pieces(tmp_path, "log")
    header = next(made)
    with (tmp_path / "log").open("ab") as file:
        file.write(b"y" * 1000)
    assert b"".join([header, *made])[512:1536] == b"x" * 1000 + bytes(24)
    assert contents.files[0].size == 1000


def test_a_file_that_shrinks_meanwhile_is_said(tmp_path):
    (tmp_path / "log").write_bytes(b"x" * 1000)
    _, made = pieces(tmp_path, "log")
    next(made)
    (tmp_path / "log").write_bytes(b"x")
    with pytest.raises(CannotBackUp, match="changed while it was read"):
        list(made)


@pytest.mark.parametrize("name", ["a\nb", "a\\b", "a\u202eb"])
def test_a_name_that_no_restore_would_take_is_said(name, tmp_path):
    (tmp_path / name).touch()
    _, made = pieces(tmp_path, name)
    with pytest.raises(CannotBackUp, match="cannot be kept") as error:
        list(made)
    assert str(error.value).isprintable()


def test_what_no_restore_would_read_is_not_written():
    writing.refuse_larger(10, 10)
    with pytest.raises(CannotBackUp, match="too large"):
        writing.refuse_larger(11, 10)


@pytest.mark.django_db
def test_a_backup_never_takes_part_in_another_transaction(tmp_path):
    """Its moment would be that of the transaction, and its end would undo what is not its own."""
    with override_settings(DATA=tmp_path):
        made = writing._pieces(Contents(), "0.1.0", None)
        with pytest.raises(RuntimeError, match="inside a transaction"):
            next(made)
