"""Words are typed into every field of every form, and found nowhere: `tests.planted`.

Nothing of them is in the database, its file and journal, other files of the store, a backup, the
logs, what is printed, caches, cookies; but where docs/developers/sealing.md says so with a reason.
Neither is the address from which the people came, nor links, codes and recovery words that they
were handed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.planted import PLACE, PROXIES, STEM
from tests.uprdesk.coalition.test_sealing_page import rows

ROOT = Path(__file__).parents[2]

PLAIN = {"record.Drop.name"}
"""Columns in which words that somebody typed may be found; each stands on the page with its reason.
The columns of the trace and of jobs do not: theirs is that nobody's words are in them."""

NOT_OPENED = {
    "coalition:go-on": "a button, while rows wait under older keys: test_resealing.py",
    "record:alike": "public record; no field",
    "record:decide": "public record; buttons, while names are in doubt",
    "record:drop-describe": "choices of State and session; after a worker has read the document",
    "record:drop-discard": "a button, after a worker has read the document",
    "record:drop-file": "public record as a file",
    "record:drop-save": "a button, after a worker has read the document",
    "record:dropped": "after a worker has read the document",
    "record:label": "choices of a list",
    "record:targets-file": "public record as a file",
    "record:train": "a button",
    "shell:cancel": "a button, while long work runs",
    "shell:job": "long work",
    "shell:leave": "leads out",
}
"""Addresses that the walk need not open, and why; every other one has to open for somebody."""


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker, tmp_path_factory) -> dict[str, Any]:
    """What the walk says, in a process of its own; SQLite in a real file, PostgreSQL in a store
    that was made for the tests."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment.pop("UPRDESK_DATABASE_URL", None)
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            environment["UPRDESK_DATABASE_URL"] = a_store_beside()
    ran = subprocess.run(
        [sys.executable, "-m", "tests.planted"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return json.loads(ran.stdout) | {"printed": ran.stderr}


def a_store_beside() -> str:
    """Address of an empty store on the same PostgreSQL."""
    known = connection.settings_dict
    name = f"{known['NAME']}_planted"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)}")
        cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")
    secret = f":{known['PASSWORD']}" if known["PASSWORD"] else ""
    place = f"{known['HOST']}:{known['PORT']}" if known["PORT"] else known["HOST"]
    return f"postgresql://{known['USER']}{secret}@{place}/{name}"


def test_every_form_was_filled_in_and_taken(told):
    """A new form that needs more than words: say in tests/planted/values.py what to type."""
    assert told["never taken"] == {}
    assert told["forms"] > 60
    assert told["words"] > 100


def test_every_page_was_opened(told):
    """A new page to which no link leads: go there in tests/planted/ending.py."""
    assert sorted(set(told["never opened"]) - NOT_OPENED.keys()) == []


def test_planted_words_are_in_no_column_but_where_the_page_on_sealing_says_so(told):
    found = {column for column, _word in told["found"]["rows"]}
    assert found == PLAIN, told["found"]["rows"]
    ways = rows()
    assert {ways[column][0] for column in PLAIN} == {"plain"}


def test_in_files_and_backups_is_what_is_in_plain_columns(told):
    """The search works: the name of a dropped document is found in each of them."""
    plain = {word for _column, word in told["found"]["rows"]}
    for place in ("files", "backup"):
        words = {word for _where, word in told["found"][place]}
        assert words <= plain, told["found"][place]
    assert plain == {STEM}


@pytest.mark.parametrize("place", ["cookies", "logs", "caches"])
def test_planted_words_are_not_in(told, place):
    assert told["found"][place] == []


def test_nothing_of_it_is_printed(told):
    for word in (STEM, PLACE, PROXIES):
        assert word not in told["printed"]
