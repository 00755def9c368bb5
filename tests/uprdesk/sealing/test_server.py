"""What the server reads by itself: sealed in the store, open in Python."""

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from uprdesk.sealing.box import CannotOpen
from uprdesk.sealing.server import ServerSealedField, keyed_digest, server_key

texts = st.text(alphabet=st.characters(), max_size=300)


@pytest.fixture
def notes(transactional_db):
    """A table with one sealed text, for the length of a test."""
    with isolate_apps("uprdesk.sealing"):

        class Note(models.Model):
            text = ServerSealedField(null=True, default="nothing yet")

            class Meta:
                app_label = "sealing"
                db_table = "sealing_note"

        with connection.schema_editor() as editor:
            editor.create_model(Note)
        yield Note.objects
        with connection.schema_editor() as editor:
            editor.delete_model(Note)


def raw(pk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM sealing_note WHERE id = %s", [pk])
        return bytes(cursor.fetchone()[0])


def test_a_text_is_a_box_in_the_store_and_a_text_in_python(notes):
    for text in ("Amina", "", "ñ ﷽ 🙂", "x" * 3000):
        note = notes.create(text=text)
        assert notes.get(pk=note.pk).text == text
        assert notes.filter(pk=note.pk).values_list("text", flat=True).get() == text
        assert not text or text.encode() not in raw(note.pk)


def test_equal_texts_look_different(notes):
    assert raw(notes.create(text="same").pk) != raw(notes.create(text="same").pk)


def test_null_stays_null_and_the_default_is_a_text(notes):
    notes.create(text=None)
    assert notes.create().text == "nothing yet"
    assert notes.filter(text__isnull=True).count() == 1
    assert not [fault for fault in notes.model.check() if fault.id == "fields.E170"]


def test_many_rows_are_changed_at_once(notes):
    made = notes.bulk_create([notes.model(text=str(number)) for number in range(3)])
    for note in made:
        note.text += "!"
    notes.bulk_update(made, ["text"])
    assert sorted(note.text for note in notes.all()) == ["0!", "1!", "2!"]
    notes.update(text="all alike")
    assert {note.text for note in notes.all()} == {"all alike"}


def test_a_sealed_column_cannot_be_searched(notes):
    for lookup in ("text", "text__contains", "text__in"):
        with pytest.raises(FieldError):
            notes.filter(**{lookup: ["Amina"]})


def test_another_secret_key_opens_nothing(notes, settings):
    pk = notes.create(text="Amina").pk
    settings.SECRET_KEY = "another " * 8
    with pytest.raises(CannotOpen):
        notes.get(pk=pk)


def test_a_box_moved_to_another_column_does_not_open(notes):
    field = notes.model._meta.get_field("text")
    sealed = raw(notes.create(text="Amina").pk)
    assert field.from_db_value(sealed, None, connection) == "Amina"
    field.column = "other"
    with pytest.raises(CannotOpen):
        field.from_db_value(sealed, None, connection)


@given(st.lists(texts, max_size=4), st.lists(texts, max_size=4))
def test_digests_are_equal_for_equal_words_only(words, others):
    same = keyed_digest("test", *words) == keyed_digest("test", *others)
    assert same == (words == others)


def test_digests_and_keys_differ_by_purpose_and_installation(settings):
    before = keyed_digest("a", "word"), server_key("a")
    assert keyed_digest("b", "word") != before[0]
    assert server_key("b") != before[1]
    settings.SECRET_KEY = "another " * 8
    assert keyed_digest("a", "word") != before[0]
    assert server_key("a") != before[1]
