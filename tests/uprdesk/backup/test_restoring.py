"""What comes back is what was there, row by row; a restore that fails changes nothing."""

import base64
import json

import pytest
from django.conf import settings as django_settings
from django.db import DatabaseError, connection

from tests.factories import PersonFactory
from tests.uprdesk.backup.archives import packed, sealed
from tests.uprdesk.backup.conftest import FILES, everything
from uprdesk.backup import archive, kept, restoring
from uprdesk.backup.contents import END, HEAD
from uprdesk.backup.encrypted import decrypted
from uprdesk.backup.reading import read
from uprdesk.backup.refusing import CannotRestore, Damaged, TooNew
from uprdesk.coalition.models import Person
from uprdesk.record.models import Alias, Recommendation
from uprdesk.record.search import index
from uprdesk.shell import jobs
from uprdesk.shell.models import Job, State


def put_back(path, owner, afterwards=(index.rebuild,)):
    committed = []
    restoring.restore(
        path,
        owner,
        read(path, owner),
        afterwards=afterwards,
        commit=lambda: committed.append(True),
    )
    return committed


def found_words():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM record_words ORDER BY rowid")
        return cursor.fetchall()


def test_everything_comes_back_row_by_row(store, owner, back_up, emptied):
    before, words = everything(), found_words()
    assert sum(map(bool, before.values())) >= 14
    place = back_up()
    emptied()
    assert everything() != before
    assert put_back(place, owner) == [True]
    assert everything() == before
    assert found_words() == words
    folder = django_settings.DATA
    for name, data in FILES.items():
        if name.split("/")[0] in kept.FILES_LEFT_OUT:
            assert not (folder / name).exists()
        else:
            assert (folder / name).read_bytes() == data
            assert (folder / name).stat().st_mode & 0o077 == 0
            assert (folder / name).parent.stat().st_mode & 0o077 == 0
    assert (folder / "backup-identity").read_text() == owner.public + "\n"


def test_what_is_sealed_in_a_column_stays_sealed(store, owner, back_up):
    """Rows go by the kind of their column, not through the field that would open it."""
    person = Person.objects.order_by("pk").first()
    before = bytes(range(255, -1, -1))
    Person.objects.filter(pk=person.pk).update(sealed_identity=before)
    place = back_up()
    with decrypted(place, owner) as stream:
        rows = [
            json.loads(line)
            for name, body in archive.members(stream)
            if name.startswith("rows/coalition_person/")
            for line in body.whole(10**8).splitlines()
        ]
    columns = list(read(place, owner).head.tables["coalition_person"])
    place_of = columns.index("sealed_identity")
    told = next(row for row in rows if row[columns.index("id")] == person.pk)
    assert base64.b64decode(told[place_of]) == before


def test_numbers_go_on_where_they_were(store, owner, back_up, emptied):
    """A number that was given once is not given again, even if its row is gone."""
    gone = PersonFactory(pseudonym="Dmitri").pk
    Person.objects.filter(pk=gone).delete()
    place = back_up()
    emptied()
    put_back(place, owner)
    assert PersonFactory(pseudonym="Emeka").pk > gone
    assert Alias.objects.create(key="XAA-1 §1", recommendation=Recommendation.objects.first()).pk


def test_work_that_waited_is_queued_again(store, owner, back_up, emptied, monkeypatch):
    waiting = set(Job.objects.filter(state=State.WAITING).values_list("pk", flat=True))
    place = back_up()
    emptied()
    put_back(place, owner)
    queued = []
    while (row := jobs.queue.next_row("a test")) is not None:
        queued += row.args_kwargs["args"]
    assert {str(pk) for pk in waiting} == set(queued)
    assert waiting


def test_planted_words_are_not_in_the_file(store, back_up):
    PersonFactory(pseudonym="Ocelotl")
    Recommendation.objects.update(text="Halt the zumbido of the mirliton")
    (store / "files" / "a letter").write_text("Ocelotl and the mirliton")
    data = back_up().read_bytes()
    for word in (
        "Ocelotl",
        "mirliton",
        "zumbido",
        "Tavoria",
        "coalition_person",
        "a letter",
        django_settings.SECRET_KEY,
    ):
        assert word.encode() not in data
        assert word.encode("utf-16-le") not in data


def unchanged(before, place, owner, error, **more):
    with pytest.raises(error):
        put_back(place, owner, **more)
    assert everything() == before


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="there the file is new, and thrown away as a whole"
)
def test_a_step_that_fails_changes_nothing(store, owner, back_up, emptied):
    place = back_up()
    emptied()

    def fail():
        raise DatabaseError("disk full")

    unchanged(everything(), place, owner, CannotRestore, afterwards=[fail])


def test_a_store_with_people_is_refused(store, owner, back_up):
    place = back_up()
    with pytest.raises(CannotRestore, match="People already work"):
        put_back(place, owner)


def changed_head(place, owner, **changed):
    with decrypted(place, owner) as stream:
        parts = [(name, body.whole(10**8)) for name, body in archive.members(stream)]
    assert (parts[0][0], parts[-1][0]) == (HEAD, END)
    head = json.loads(parts[0][1])
    parts[0] = (HEAD, json.dumps(head | {k: v(head[k]) for k, v in changed.items()}).encode())
    return sealed(packed(parts), owner, place)


def test_changes_of_tables_that_nobody_knows_are_a_newer_version(store, owner, back_up, emptied):
    place = changed_head(
        back_up(), owner, migrations=lambda m: [*m, ["record", "9999_of_tomorrow"]]
    )
    emptied()
    unchanged(everything(), place, owner, TooNew)


def test_tables_of_another_state_need_an_empty_database(store, owner, back_up, emptied):
    place = changed_head(back_up(), owner, migrations=lambda m: m[:-1])
    emptied()
    unchanged(everything(), place, owner, CannotRestore)


@pytest.mark.parametrize(
    "change",
    [
        lambda tables: {**tables, "django_migrations": {"id": "BigIntegerField"}},
        lambda tables: {**tables, "sqlite_master": {"name": "TextField"}},
        lambda tables: {
            **tables,
            "record_alias": {"id); DROP TABLE record_alias; --": "BigIntegerField"},
        },
    ],
    ids=["a table of the store's own", "a table of the database", "a column that is a command"],
)
def test_a_head_that_names_other_tables_is_damaged(change, store, owner, back_up, emptied):
    place = changed_head(back_up(), owner, tables=change)
    emptied()
    before = everything()
    with pytest.raises(Damaged):
        put_back(place, owner)
    assert everything() == before


def test_a_file_that_was_exchanged_after_the_check_is_noticed(store, owner, back_up, emptied):
    place = back_up()
    checked = read(place, owner)
    PersonFactory(pseudonym="Emeka")
    place = back_up()
    emptied()
    before = everything()
    with pytest.raises(Damaged):
        restoring.restore(place, owner, checked, afterwards=[], commit=lambda: None)
    assert everything() == before
