"""Fitted numbers on disk: arrays (npz) and words (JSON), never an object that runs when it is read.

A folder is written beside its place and moved there when it is whole, so that a reader finds the
old one or the new one and nothing between.
"""

import hashlib
import json
import os
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from upr.errors import UprError
from upr.text import gettext_noop, say

Arrays = Mapping[str, NDArray[Any]]

LARGEST = 1 << 30
"""Bytes that the arrays of one file may take in memory: a model of 41,000 texts needs a tenth."""


CARD = "card.json"

LONGEST_CARD = 1 << 22
"""Bytes of a card: one has some ten thousand."""


class UnusableModel(UprError):
    """A model that is missing, damaged or from another version."""


class NoModelFolder(UprError):
    """A folder that holds something else: no model may take its place."""


def rebuild() -> Any:
    """What to do about any of these."""
    return say(gettext_noop("Make it anew: uprdesk train FILE, with a table of UPR Info."))


def write_folder(folder: Path, card: Mapping[str, Any], parts: Mapping[str, Arrays]) -> None:
    """Write `card.json` and one npz for each part, in the place of whatever stood there.

    The card gets `parts`: name → SHA-256 of the part's file.
    Raises NoModelFolder where something else stands there.
    """
    folder = folder.resolve()  # a link stays, and what it leads to is replaced
    check_free(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        digests: dict[str, str] = {}
        for name, arrays in parts.items():
            path = fresh / f"{name}.npz"
            np.savez_compressed(path, allow_pickle=False, **arrays)
            digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        told = json.dumps({**card, "parts": digests}, ensure_ascii=False, indent=1)
        (fresh / CARD).write_text(told, "utf-8")
        _put_in_place(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def check_free(folder: Path) -> None:
    """Raises NoModelFolder unless `folder` may be replaced: nothing is there, or a model alone."""
    if not folder.exists():
        return
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else {folder.name}
    others = sorted(name for name in names if name != CARD and not name.endswith(".npz"))
    if others or (names and CARD not in names):
        raise NoModelFolder(
            say(
                gettext_noop("The folder %(folder)s holds other files; a model would replace it."),
                folder=str(folder),
            ),
            say(gettext_noop("Name a folder that is empty, or not there yet.")),
        )


def _put_in_place(fresh: Path, folder: Path) -> None:
    old = fresh.with_name(f"{fresh.name}-old")
    if folder.exists():
        os.replace(folder, old)
    os.replace(fresh, folder)
    shutil.rmtree(old, ignore_errors=True)


def read_card(folder: Path) -> dict[str, Any]:
    """The card of the model in `folder`.

    Raises UnusableModel where there is none, or none that can be read.
    """
    try:
        card: object = json.loads(_content(folder / CARD, LONGEST_CARD))
    except FileNotFoundError as error:
        message = say(gettext_noop("There is no model yet."))
        raise UnusableModel(message, rebuild()) from error
    except (ValueError, RecursionError) as error:
        raise damaged() from error
    if not isinstance(card, dict):
        raise damaged()
    return card  # pyright: ignore[reportUnknownVariableType]


def read_part(folder: Path, name: str, sha256: str) -> dict[str, NDArray[Any]]:
    """The arrays of one part; plain numbers only, for numpy runs nothing without pickles.

    sha256  of the file, as the card tells it: a part of another model is not taken for this one's

    Raises UnusableModel where it is missing, another, damaged or far too large.
    """
    try:
        data = _content(folder / f"{name}.npz", LARGEST)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise damaged()
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise damaged()
        with np.load(BytesIO(data), allow_pickle=False) as arrays:
            return {key: _numbers(arrays[key]) for key in arrays.files}
    except UnusableModel:
        raise
    except Exception as error:  # a file made to do harm may break anything on the way
        raise damaged() from error


def _numbers(array: NDArray[Any]) -> NDArray[Any]:
    """The array; ValueError where it holds anything but truth values and finite numbers."""
    if array.dtype.kind not in "biuf" or not np.isfinite(array).all():
        raise ValueError("not only numbers")
    return array


def _content(path: Path, most: int) -> bytes:
    """What is in a plain file; ValueError for anything else, or for more than `most` bytes.

    A folder may come from a stranger: a pipe in it would be waited for, a device never ends.
    """
    kind = path.stat()
    if not stat.S_ISREG(kind.st_mode) or kind.st_size > most:
        raise ValueError("no plain file of that size")
    return path.read_bytes()


def packed(name: str, words: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Words as bytes and the place where each ends: nothing in a file needs to be run to be read."""
    encoded = [word.encode() for word in words]
    ends = np.cumsum([len(each) for each in encoded], dtype=np.int64)
    return {
        f"{name}_bytes": np.array(bytearray(b"".join(encoded)), dtype=np.uint8),
        f"{name}_ends": ends,
    }


def unpacked(name: str, arrays: Arrays) -> tuple[str, ...]:
    """The words of `packed`; KeyError or ValueError where the arrays are not of its making."""
    data = arrays[f"{name}_bytes"].tobytes()
    ends = cast("list[int]", arrays[f"{name}_ends"].tolist())
    return tuple(data[a:b].decode() for a, b in pairwise([0, *ends]))


def damaged() -> UnusableModel:
    """For whoever finds that what was read does not fit together."""
    return UnusableModel(say(gettext_noop("The model cannot be read: it is damaged.")), rebuild())
