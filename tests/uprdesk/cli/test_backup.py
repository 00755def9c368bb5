"""`uprdesk backup` and `restore` as a person starts them: processes of their own, real folders."""

import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from uprdesk.backup import identity
from uprdesk.backup.reading import Taker, read
from uprdesk.cli.backup import show_first_identity
from uprdesk.sealing.identity import Identity

MAKE_STORE = """
from uprdesk.cli.store import bring_up_to_date, start
start(None)
from django.conf import settings
settings.SIGN_IN_COST = (64, 1, 1)  # nobody signs in here
bring_up_to_date()
from tests.uprdesk.backup.filling import fill
fill()
"""
ROOT = Path(__file__).parents[3]
POSTGRES = os.environ.get("UPRDESK_DATABASE_URL", "")


def environment(store, **more):
    """That of this process without settings of ours."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("UPRDESK", "DJANGO"))}
    return clean | {"UPRDESK_DATA": str(store), "PYTHONUNBUFFERED": "1"} | more


def command(store, *arguments, **more):
    """What a command printed, which must end well."""
    done = run(store, *arguments, **more)
    assert done.returncode == 0, done.stderr
    return done.stdout


def run(store, *arguments, limit=None, **more):
    """A finished command; limit: bytes that any file may have, as on a full disk."""

    def limited():
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-m", "uprdesk.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        env=environment(store, **more),
        preexec_fn=limited,
        timeout=120,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder with a store that holds the sample, its identity and its backup."""
    home = tmp_path_factory.mktemp("home")
    made = [sys.executable, "-c", MAKE_STORE]
    subprocess.run(made, env=environment(home / "store"), cwd=ROOT, check=True, timeout=120)
    (home / "store" / "dropped").mkdir(mode=0o700)
    (home / "store" / "dropped" / "a file").write_bytes(os.urandom(300_000))
    shown = command(home / "store", "backup", "--new-identity")
    (home / "identity").write_text(re.search(r"AGE-SECRET-KEY-1\w+", shown)[0])
    command(home / "store", "backup", home / "backup")
    command(home / "started", "new-link")
    return home


@pytest.fixture
def store(home, tmp_path):
    """A copy of the store, to be changed."""
    return shutil.copytree(home / "store", tmp_path / "store")


@pytest.fixture
def started(home, tmp_path):
    """A store that nobody has signed up in."""
    return shutil.copytree(home / "started", tmp_path / "started")


def listing(folder):
    """Every file of a folder with its content; None where there is no folder."""
    if not folder.exists():
        return None
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Rows(Taker):
    """Keeps all rows, JSON columns as their values: each store writes them its own way."""

    def __init__(self):
        self.taken = {}

    def rows(self, table, rows):
        self.taken.setdefault(table, []).extend(rows)


def content(path, owner):
    """All rows and files of a backup."""
    rows = Rows()
    found = read(path, owner, rows)
    for table, kinds in found.head.tables.items():
        for place in [n for n, kind in enumerate(kinds.values()) if kind == "JSONField"]:
            for row in rows.taken.get(table, []):
                row[place] = row[place] and json.loads(row[place])
    return rows.taken, found.contents.files, found.key, found.head.migrations


def again(home, store, **more):
    """What another backup, of the restored store, holds."""
    command(store, "backup", store.parent / "again", **more)
    return content(store.parent / "again", identity.read(home / "identity"))


def test_a_store_moves_to_another_folder_with_nothing_but_two_files(home, tmp_path):
    store = tmp_path / "another"
    command(store, "restore", home / "backup", "--identity", home / "identity")
    assert again(home, store) == content(home / "backup", identity.read(home / "identity"))
    assert {path.name for path in store.iterdir()} <= {
        *("backup-identity", "dropped", "last-backup", "secret-key", "store.sqlite3"),
        *("incoming", "store.sqlite3-shm", "store.sqlite3-wal"),
    }
    for path in [store, *store.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path
    with closing(sqlite3.connect(store / "store.sqlite3")) as there:
        assert there.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert there.execute("SELECT count(*) FROM record_words").fetchone()[0] > 10
    assert json.loads(command(store, "search", "ratify", "--format", "json"))
    looked = json.loads(command(store, "doctor", "--format", "json"))  # nothing is broken
    assert {row["check"]: row["state"] for row in looked}["tables"] == "ok"


OLDER = """
import io, sys
from datetime import date
from pathlib import Path
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from uprdesk.cli.store import start
start(None)
from django.conf import settings
from uprdesk.backup import identity, kept, writing
executor = MigrationExecutor(connection)
graph = executor.loader.graph
(last,) = graph.leaf_nodes("record")
(before,) = [n.key for n in graph.node_map[last].parents if n[0] == "record"]
older = [before, *[n for n in graph.leaf_nodes() if n[0] in {"shell", "sessions"}]]
executor.migrate(older)
apps = executor.loader.project_state(older).apps
apps.get_model("record", "Document").objects.create(
    sha256="0" * 64, kind="report", symbol="A/HRC/1/1", state="XAA", cycle=1, session=1,
    language="en", pages=1, imported_at="2027-03-09T12:00Z",
)
tables = kept.tables(apps)
kept.tables = lambda: tables
identity.make(settings.DATA)
(settings.DATA / "backup-identity").write_text(sys.argv[1])
to = io.BytesIO()
writing.write(to, program="0.0.9", on=date(2026, 11, 1))
Path(sys.argv[2]).write_bytes(to.getvalue())
"""


def make_older(home, tmp_path):
    """A backup that was made before the last change of the record's tables."""
    public = identity.read(home / "identity").public
    made = [sys.executable, "-c", OLDER, public, str(tmp_path / "older")]
    subprocess.run(made, env=environment(tmp_path / "before"), check=True, timeout=120)
    return tmp_path / "older"


def test_a_backup_of_an_older_version_is_brought_forward(home, tmp_path):
    older = make_older(home, tmp_path)
    command(tmp_path / "store", "restore", older, "--identity", home / "identity")
    rows, _, _, migrations = again(home, tmp_path / "store")
    assert "A/HRC/1/1" in str(rows["record_document"])
    assert set(migrations) == set(content(home / "backup", identity.read(home / "identity"))[3])


@pytest.mark.skipif(not POSTGRES, reason="UPRDESK_DATABASE_URL names no PostgreSQL")
def test_an_older_backup_is_brought_forward_on_postgresql_too(home, tmp_path, postgres):
    here = {"UPRDESK_DATABASE_URL": postgres}
    older = make_older(home, tmp_path)
    command(tmp_path / "store", "restore", older, "--identity", home / "identity", **here)
    assert "A/HRC/1/1" in str(again(home, tmp_path / "store", **here)[0]["record_document"])


@pytest.fixture
def postgres():
    """The address of an empty database on the server of the tests."""
    import psycopg

    server, _, _ = POSTGRES.rpartition("/")
    name = f"restored_{os.getpid()}"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    yield f"{server}/{name}"
    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.skipif(not POSTGRES, reason="UPRDESK_DATABASE_URL names no PostgreSQL")
def test_a_store_moves_from_sqlite_to_postgresql_and_back(home, tmp_path, postgres):
    there, back = tmp_path / "there", tmp_path / "back"
    here = {"UPRDESK_DATABASE_URL": postgres}
    restore = ("restore", home / "backup", "--identity", home / "identity")
    failed = run(there, *restore, limit=200_000, **here)
    assert failed.returncode == 1
    assert "could not take the backup in" in failed.stderr
    assert listing(there) is None
    before = listing(home / "store")
    assert "People already work" in run(home / "store", *restore, **here).stderr
    assert listing(home / "store") == before
    assert tables_of(postgres) == 0
    command(there, *restore, **here)
    before = content(home / "backup", identity.read(home / "identity"))
    assert again(home, there, **here) == before
    assert "People already work" in run(tmp_path / "x", *restore, **here).stderr
    assert listing(tmp_path / "x") is None
    command(back, "restore", tmp_path / "again", "--identity", home / "identity")
    assert again(home, back) == before


def tables_of(address):
    import psycopg

    with psycopg.connect(address) as connection:
        query = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        return connection.execute(query).fetchone()[0]


def changed(path, tmp_path, change):
    (tmp_path / "changed").write_bytes(change(path.read_bytes()))
    return tmp_path / "changed"


FAILURES = {
    "cut off": (lambda data: data[:-1], "is damaged"),
    "one bit changed": (lambda d: d[:-900] + bytes([d[-900] ^ 1]) + d[-899:], "is damaged"),
    "another file": (lambda data: b"Dear all", "is not a backup"),
}


@pytest.mark.parametrize(("change", "told"), FAILURES.values(), ids=FAILURES)
def test_a_backup_that_is_not_whole_leaves_no_trace(change, told, home, tmp_path):
    place = changed(home / "backup", tmp_path, change)
    refused = run(tmp_path / "new", "restore", place, "--identity", home / "identity")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert told in refused.stderr
    assert "Traceback" not in refused.stderr
    assert listing(tmp_path / "new") is None


def test_another_identity_is_refused(home, tmp_path):
    (tmp_path / "other").write_text(identity.make(tmp_path).secret)
    refused = run(tmp_path / "new", "restore", home / "backup", "--identity", tmp_path / "other")
    assert "does not open this backup" in refused.stderr
    assert listing(tmp_path / "new") is None


def test_a_full_disk_leaves_everything_as_it_was(home, tmp_path):
    restore = ("restore", home / "backup", "--identity", home / "identity")
    for limit in (200_000, 600_000):
        failed = run(tmp_path / "new", *restore, limit=limit)
        assert failed.returncode == 1
        assert "Traceback" not in failed.stderr
        assert listing(tmp_path / "new") is None


def test_a_restore_that_is_killed_leaves_the_store_as_it_was(home, started):
    """At several moments; then it succeeds."""
    before = listing(started)
    arguments = ["restore", str(home / "backup"), "--identity", str(home / "identity")]
    for seconds in (0, 0.8, 1.6):
        process = subprocess.Popen(
            [sys.executable, "-m", "uprdesk.cli", *arguments],
            env=environment(started),
            stderr=subprocess.PIPE,
            text=True,
        )
        while "Restoring" not in process.stderr.readline():
            assert process.poll() is None
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        if process.returncode == 0:
            break
        left = {name: data for name, data in listing(started).items() if "restor" not in name}
        assert left == before
    if process.returncode != 0:
        command(started, *arguments)
    assert not (started / "restoring").exists()
    owner = identity.read(home / "identity")
    assert again(home, started) == content(home / "backup", owner)


def test_a_step_that_was_broken_off_is_finished_at_the_next_start(home, store, started):
    """The folder was renamed, and then the power failed."""
    store.rename(started / "restored")
    (started / "store.sqlite3-wal").write_bytes(b"of the store before")
    assert again(home, started) == content(home / "backup", identity.read(home / "identity"))
    assert not (started / "restored").exists()


def test_a_store_in_use_and_a_folder_of_other_things_are_refused(home, started, tmp_path):
    restore = ("restore", home / "backup", "--identity", home / "identity")
    with closing(sqlite3.connect(started / "store.sqlite3")) as server:
        server.execute("SELECT count(*) FROM coalition_person").fetchone()
        assert "Somebody works with the store" in run(started, *restore).stderr
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a letter").touch()
    assert "other things than a store" in run(tmp_path / "letters", *restore).stderr
    before = listing(home / "store")
    refused = run(home / "store", *restore)
    assert "People already work in this store" in refused.stderr
    assert listing(home / "store") == before
    refused = run(tmp_path / "new", *restore, UPRDESK_SECRET_KEY="k" * 60)
    assert "another key than that of the backup" in refused.stderr
    assert listing(tmp_path / "new") is None


WRITE_MEANWHILE = """
import io, sqlite3, sys
from datetime import date
from pathlib import Path
from uprdesk.cli.store import start
start(None)
from django.conf import settings
from uprdesk.backup import writing
class Slow(io.BytesIO):
    written = 0
    def write(self, data):
        self.written += 1
        if self.written == 3:
            others = sqlite3.connect(settings.DATA / "store.sqlite3", timeout=2)
            others.execute("UPDATE record_recommendation SET text = 'changed meanwhile'")
            others.execute("DELETE FROM record_alias")
            others.commit()
            print("written")
        return super().write(data)
to = Slow()
writing.write(to, program="0.1.0", on=date(2027, 3, 9))
Path(sys.argv[1]).write_bytes(to.getvalue())
"""


def test_a_backup_is_of_one_moment_while_others_write(home, store, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", WRITE_MEANWHILE, str(tmp_path / "meanwhile")],
        env=environment(store),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "written\n"
    owner = identity.read(home / "identity")
    assert content(tmp_path / "meanwhile", owner) == content(home / "backup", owner)
    rows, *_ = again(home, store)
    assert "changed meanwhile" in str(rows["record_recommendation"])


def test_a_backup_needs_a_place_and_an_identity(home, started, tmp_path):
    assert run(home / "store", "backup").returncode == 2
    inside = run(home / "store", "backup", home / "store" / "backup")
    assert "lost with it" in inside.stderr
    (tmp_path / "thesis.odt").write_bytes(b"years of work")
    refused = run(home / "store", "backup", tmp_path / "thesis.odt")
    assert "another file, and no backup" in refused.stderr
    assert (tmp_path / "thesis.odt").read_bytes() == b"years of work"
    assert (
        "are new, or of an older version" in run(tmp_path / "none", "backup", tmp_path / "b").stderr
    )
    assert "no backup identity" in run(started, "backup", tmp_path / "b").stderr
    assert not (tmp_path / "b").exists()


def test_a_backup_replaces_an_older_one_and_notes_the_day(home, tmp_path):
    (home / "store" / "last-backup").unlink(missing_ok=True)
    place = tmp_path / "backup"
    for _ in range(2):
        command(home / "store", "backup", place)
    assert place.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["backup"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\n", (home / "store" / "last-backup").read_text())


def test_a_lost_identity_is_replaced_and_older_backups_stay_as_they_were(home, store, tmp_path):
    before = (home / "backup").read_bytes()
    shown = command(store, "backup", "--new-identity", tmp_path / "newer")
    assert "Backups made before open with the identity that was shown before" in shown
    (tmp_path / "identity").write_text(re.search(r"AGE-SECRET-KEY-1\w+", shown)[0])
    assert content(tmp_path / "newer", identity.read(tmp_path / "identity"))
    refused = run(tmp_path / "x", "restore", tmp_path / "newer", "--identity", home / "identity")
    assert "does not open" in refused.stderr
    assert (home / "backup").read_bytes() == before
    for path in store.rglob("*"):
        assert not path.is_file() or b"AGE-SECRET" not in path.read_bytes()


def test_the_first_start_shows_the_identity_once(settings, tmp_path, capsys, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)
    show_first_identity()
    shown = re.search(r"AGE-SECRET-KEY-1\w+", capsys.readouterr().out)[0]
    assert identity.public(tmp_path) == Identity.from_secret(shown).public
    show_first_identity()
    assert capsys.readouterr().out == ""


def test_the_identity_is_never_written_into_the_systems_journal(
    settings, tmp_path, capsys, monkeypatch
):
    settings.DATA = tmp_path
    monkeypatch.setenv("JOURNAL_STREAM", "8:12345")
    show_first_identity()
    told = capsys.readouterr()
    assert "AGE-SECRET" not in told.out + told.err
    assert "--new-identity" in told.err
    assert not identity.there(tmp_path)
