"""Fitted numbers on disk: they come back as they were, and a file that is not ours is refused."""

import hashlib
import io
import json
import os
import pickle
import zipfile

import numpy as np
import pytest

from upr.insight.learning import files
from upr.insight.learning.files import (
    NoModelFolder,
    UnusableModel,
    read_card,
    read_part,
    write_folder,
)

CARD = {"rows": 3, "limits": ["Sólo en inglés"]}
PART = {"weights": np.arange(6, dtype=np.float32).reshape(2, 3), "labels": np.array([1, 2])}


@pytest.fixture
def folder(tmp_path):
    """A folder that was written whole."""
    folder = tmp_path / "model"
    write_folder(folder, CARD, {"issues": PART})
    return folder


def digest(path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read(folder):
    """The part as it is now, whatever the card says of it."""
    return read_part(folder, "issues", digest(folder / "issues.npz"))


def test_what_was_written_is_read(folder):
    card = read_card(folder)
    assert card.pop("parts") == {"issues": digest(folder / "issues.npz")}
    assert card == CARD
    arrays = read(folder)
    assert arrays.keys() == PART.keys()
    assert all(np.array_equal(arrays[name], PART[name]) for name in PART)
    assert arrays["weights"].dtype == np.float32


def test_the_same_numbers_give_the_same_bytes(folder, tmp_path):
    write_folder(tmp_path / "again", CARD, {"issues": PART})
    assert (folder / "issues.npz").read_bytes() == (tmp_path / "again/issues.npz").read_bytes()


def test_a_new_folder_takes_the_place_of_the_old_one_and_leaves_nothing_beside(folder):
    write_folder(folder, {"rows": 4}, {"actions": PART})
    assert read_card(folder)["rows"] == 4
    assert sorted(path.name for path in folder.iterdir()) == ["actions.npz", "card.json"]
    assert [path.name for path in folder.parent.iterdir()] == ["model"]


@pytest.mark.parametrize("name", ["thesis.txt", "weights.npz"])
def test_a_folder_that_holds_something_else_is_never_replaced(tmp_path, name):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / name).write_text("four years of work", "utf-8")
    with pytest.raises(NoModelFolder, match="other files") as refused:
        write_folder(tmp_path / "mine", CARD, {"issues": PART})
    assert "empty" in str(refused.value.hint)
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", name]


def test_a_model_with_a_strange_file_beside_it_is_not_replaced(folder):
    (folder / "notes.txt").write_text("figures of May", "utf-8")
    with pytest.raises(NoModelFolder):
        write_folder(folder, CARD, {"issues": PART})


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "new").mkdir()
    write_folder(tmp_path / "new", CARD, {"issues": PART})
    assert read_card(tmp_path / "new")["rows"] == 3


def test_a_link_to_a_folder_stays_a_link(folder, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(folder)
    write_folder(link, {"rows": 5}, {"issues": PART})
    assert link.is_symlink()
    assert read_card(folder)["rows"] == 5
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "model"]


def test_a_writer_that_fails_leaves_the_old_folder(folder):
    with pytest.raises(TypeError):
        write_folder(folder, {"rows": object()}, {"issues": PART})
    assert read_card(folder)["rows"] == CARD["rows"]
    assert [path.name for path in folder.parent.iterdir()] == ["model"]


def refusal(read, *arguments) -> str:
    """What is said, with the command that helps."""
    with pytest.raises(UnusableModel) as refused:
        read(*arguments)
    assert "uprdesk train" in str(refused.value.hint)
    return str(refused.value.message)


def test_where_no_model_is_the_command_that_makes_one_is_named(tmp_path):
    assert refusal(read_card, tmp_path) == "There is no model yet."
    assert "damaged" in refusal(read_part, tmp_path, "issues", "")


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", "null", "\udcff", "[" * 100_000])
def test_a_card_that_is_none_is_refused(folder, content):
    (folder / "card.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    assert "damaged" in refusal(read_card, folder)


@pytest.mark.parametrize("name", ["card.json", "issues.npz"])
def test_a_pipe_or_a_device_is_refused_and_not_waited_for(folder, name):
    (folder / name).unlink()
    os.mkfifo(folder / name)
    read = read_card if name == "card.json" else lambda there: read_part(there, "issues", "")
    assert "damaged" in refusal(read, folder)
    (folder / name).unlink()
    (folder / name).symlink_to("/dev/zero")
    assert "damaged" in refusal(read, folder)


def test_a_card_beyond_reason_is_refused(folder, monkeypatch):
    monkeypatch.setattr(files, "LONGEST_CARD", 10)
    assert "damaged" in refusal(read_card, folder)


@pytest.mark.parametrize(
    "strange", [np.array([np.nan]), np.array([np.inf]), np.array(["x"]), np.array([1j])]
)
def test_a_part_with_anything_but_finite_numbers_is_refused(folder, strange):
    write_folder(folder, CARD, {"issues": {"weights": strange}})
    assert "damaged" in refusal(read, folder)


class Touches:
    """An object that would make a file if it were ever unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (open, (str(self.path), "w"))


def with_member(path, name: str, data: bytes) -> None:
    """Put one member into a file in the place of the part."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, data)


def test_reading_a_part_never_runs_what_is_in_it(folder, tmp_path):
    trap = tmp_path / "ran"
    objects = io.BytesIO()
    np.save(objects, np.array([Touches(trap)], dtype=object), allow_pickle=True)
    with_member(folder / "issues.npz", "weights.npy", objects.getvalue())
    assert "damaged" in refusal(read, folder)
    (folder / "issues.npz").write_bytes(pickle.dumps(Touches(trap)))
    assert "damaged" in refusal(read, folder)
    assert not trap.exists()


@pytest.mark.parametrize("length", [0, 10, 200])
def test_a_part_that_was_cut_off_is_refused(folder, length):
    path = folder / "issues.npz"
    path.write_bytes(path.read_bytes()[:length])
    assert "damaged" in refusal(read, folder)


def test_a_part_with_altered_bytes_is_refused(folder):
    path = folder / "issues.npz"
    data = bytearray(path.read_bytes())
    data[60:90] = bytes(30)
    path.write_bytes(bytes(data))
    assert "damaged" in refusal(read, folder)


def test_a_part_that_unpacks_beyond_reason_is_refused(folder, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 100)
    assert "damaged" in refusal(read, folder)


def test_the_card_is_plain_json(folder):
    assert json.loads((folder / "card.json").read_text("utf-8"))["limits"] == CARD["limits"]


def test_a_part_of_another_model_is_not_taken_for_this_one(folder, tmp_path):
    other = tmp_path / "other"
    write_folder(other, CARD, {"issues": {"weights": np.zeros(3)}})
    sha256 = read_card(folder)["parts"]["issues"]
    (folder / "issues.npz").write_bytes((other / "issues.npz").read_bytes())
    assert "damaged" in refusal(read_part, folder, "issues", sha256)
