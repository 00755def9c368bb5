"""Where the store is: the data folder, the key that signs, and the database in it."""

import os
import secrets
import shutil
import sys
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from upr.text import gettext_noop, say
from uprdesk.config.env import WrongSetting

SQLITE = {
    # without IMMEDIATE half of the concurrent writers fail with "locked"
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; "
        # what is deleted is overwritten, and no scratch file outside the store holds people's words
        "PRAGMA cache_size=-16000; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
    ),
}


def usual_folder() -> Path:
    """The data folder of this person on this system, as its makers want it."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "uprdesk"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "uprdesk"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "uprdesk"


def make_folder(folder: Path) -> Path:
    """Make `folder` for its owner alone, unless it is there; raises WrongSetting if it cannot."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(
            say(gettext_noop("The data folder %(folder)s cannot be made."), folder=folder),
            say(gettext_noop("Name another folder with --data or UPRDESK_DATA.")),
        ) from error
    return folder


RESTORED = "restored"
"""Folder in the data folder where a finished restore lies until it is in its place."""


def settle(folder: Path) -> Path:
    """Put a finished restore into its place, also where that was broken off before.

    What comes takes the place of what was there; the database file comes without the journals of
    the one before, which do not belong to it.
    """
    ready = folder / RESTORED
    if not ready.is_dir():
        return folder
    for entry in sorted(ready.iterdir()):
        place = folder / entry.name
        for journal in ("-wal", "-shm", "-journal"):
            place.with_name(place.name + journal).unlink(missing_ok=True)
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink(missing_ok=True)
        entry.replace(place)
    ready.rmdir()
    return folder


def own_key(folder: Path) -> str:
    """The key that signs sessions, from `folder`; made at the first start, readable by us alone."""
    path = folder / "secret-key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    except OSError as error:
        raise WrongSetting(
            say(gettext_noop("Nothing can be written in the data folder %(f)s."), f=folder),
            say(gettext_noop("Give yourself the right to write there, or name another folder.")),
        ) from error
    key = secrets.token_urlsafe(64)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key + "\n")
    return key


def database(address: str, folder: Path) -> dict[str, object]:
    """Django's entry for `address`; empty means SQLite in `folder`.

    address  e.g. "postgresql://name:password@host:5432/uprdesk?sslmode=require"
    Raises WrongSetting for any other kind of address.
    """
    if not address:
        file = folder / "store.sqlite3"
        # whatever the folder's rights are; SQLite gives its further files the same
        file.touch(mode=0o600)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": file,
            "OPTIONS": SQLITE,
            "CONN_MAX_AGE": None,
        }
    parts, port = _taken_apart(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _taken_apart(address: str) -> tuple[SplitResult, str]:
    """The parts of the address of a PostgreSQL store, and its port, which may be empty.

    A mistake is told without any of its words: they may be the password.
    """
    try:
        parts = urlsplit(address)
        port = str(parts.port or "")
        sound = parts.scheme in {"postgresql", "postgres"} and bool(parts.path.strip("/"))
    except ValueError:
        sound = False
    if not sound:
        raise WrongSetting(
            say(gettext_noop("UPRDESK_DATABASE_URL is not the address of a PostgreSQL store.")),
            say(
                gettext_noop(
                    "Write it as postgresql://name:password@host/store, with %%23 for # and so on "
                    "in the password."
                )
            ),
        ) from None
    return parts, port
