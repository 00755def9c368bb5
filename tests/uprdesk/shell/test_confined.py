"""What a stranger sent is read under limits, and only values come back."""

import io
import pickle

import pytest

from upr.errors import UnknownName
from upr.record import Recommendation, Response, text_hash
from upr.text import say
from uprdesk.shell import confined
from uprdesk.shell.confined import OnlyValues, TooMuchWork, UnreadableFile, Values

ASKED = Recommendation(
    state="XAA",
    session=19,
    text="End child marriage",
    recommenders=("XAB",),
    response=Response.NOTED,
)


def there_and_back(value: object) -> object:
    out = io.BytesIO()
    Values(out).dump(value)
    return OnlyValues(io.BytesIO(out.getvalue())).load()


@pytest.mark.parametrize("value", [ASKED, say("%(n)d rows", n=3), Response.PENDING, ("a", 1, None)])
def test_values_of_the_library_come_back_as_they_were(value):
    assert there_and_back(value) == value


def test_an_error_comes_back_with_its_sentences_and_what_it_knows():
    error = there_and_back(UnknownName(say("Who is %(n)s?", n="X"), nearest=("XAA", "XAB")))
    assert str(error.message) == "Who is X?"
    assert error.nearest == ("XAA", "XAB")


class Hostile:
    def __reduce__(self):
        return print, ("run by the server",)


@pytest.mark.parametrize("value", [Hostile(), io.BytesIO, pickle.loads, there_and_back])
def test_nothing_but_values_of_the_library_comes_back(value):
    with pytest.raises(pickle.UnpicklingError):
        there_and_back(value)


def test_a_function_of_the_library_answers_from_its_process():
    assert confined.confined("upr.record.text_hash", "End torture!") == text_hash("End torture!")


def test_an_error_of_the_library_is_raised_here():
    with pytest.raises(UnknownName, match="Atlantis"):
        confined.confined("upr.vocab.states.iso3", "Atlantis")


def test_what_is_not_the_library_is_not_called():
    with pytest.raises(UnreadableFile):
        confined.confined("os.getcwd")


def test_too_much_memory_is_an_error_with_a_next_step(settings):
    settings.READING_MEGABYTES = 256
    with pytest.raises(TooMuchWork) as refused:
        confined.confined("upr.record.text_hash", "a " * 50_000_000)
    assert "server" in str(refused.value.hint)


def test_too_much_time_is_an_error(settings):
    settings.READING_SECONDS, settings.READING_MEGABYTES = 1, 16_384
    with pytest.raises(TooMuchWork):
        confined.confined("upr.record.recommendation.text_hash", "éà" * 20_000_000)


def test_the_process_knows_no_secret(monkeypatch):
    monkeypatch.setenv("UPRDESK_SECRET_KEY", "x" * 60)
    assert "UPRDESK_SECRET_KEY" not in confined.surroundings()
