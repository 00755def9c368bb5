"""Every table and every file is kept, or left out with its reason."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from uprdesk.backup import kept
from uprdesk.backup.columns import columns_of, kind_of
from uprdesk.record.models import Alias

MANUAL = Path(__file__).parents[3] / "docs" / "manual" / "backup.md"


def test_every_column_of_every_table_has_a_way_into_json():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            assert kind_of(field)


@pytest.mark.django_db
def test_every_table_of_the_store_is_kept_or_has_its_reason():
    there = set(connection.introspection.table_names())
    # the index of words is a table with others behind it on SQLite
    there = {name for name in there if not name.startswith("record_words_")}
    named = kept.tables().keys() | kept.TABLES_LEFT_OUT.keys() | kept.TABLES_MADE_ANEW.keys()
    assert there <= named
    assert kept.tables().keys() <= there
    assert not kept.tables().keys() & (kept.TABLES_LEFT_OUT.keys() | kept.TABLES_MADE_ANEW.keys())


def test_nothing_that_is_kept_points_to_what_is_left_out():
    for model in kept.tables().values():
        for field in model._meta.local_concrete_fields:
            if field.remote_field:
                assert field.related_model._meta.db_table not in kept.TABLES_LEFT_OUT


def test_columns_are_told_in_the_order_of_the_table():
    assert list(columns_of(Alias)) == ["id", "key", "recommendation_id"]


def test_the_manual_names_all_that_is_left_out():
    text = MANUAL.read_text("utf-8")
    names = {*kept.TABLES_LEFT_OUT, *kept.TABLES_MADE_ANEW, *kept.FILES_LEFT_OUT}
    missing = {name for name in names if f"`{name}`" not in text and "store.sqlite3-" not in name}
    assert not missing


def test_files_are_listed_but_for_those_left_out(tmp_path):
    for name in (
        "secret-key",
        "static/a",
        "incoming/b",
        "model/x/y",
        "letter",
        "model/z.unfinished",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [str(path) for path, _ in kept.files(tmp_path)] == ["letter", "model/x/y"]


@pytest.mark.parametrize("path", ["a", "files/2027/ñandú.bin", "model/.hidden", "a b/c"])
def test_ordinary_names_may_be_put(path):
    assert kept.may_be_put(path)
