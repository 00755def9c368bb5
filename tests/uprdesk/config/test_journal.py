"""The log tells where it broke, never who or what about."""

import logging
import sys

from django.test import RequestFactory

from uprdesk.config.journal import CarefulFormatter


def record_of(message, *args, **extra):
    return logging.makeLogRecord(
        {"msg": message, "args": args, "levelname": "ERROR", "name": "django.request", **extra}
    )


def test_an_address_with_a_search_is_not_written():
    request = RequestFactory().get("/record/?q=prison")
    line = CarefulFormatter().format(
        record_of("Internal Server Error: %s", request.get_full_path(), request=request)
    )
    assert "prison" not in line
    assert "fault while answering" in line


def test_the_words_of_an_exception_are_not_written_but_its_place_is():
    try:
        raise ValueError("Key (pseudonym)=(Chioma) already exists")
    except ValueError:
        told = CarefulFormatter().format(record_of("broke", exc_info=sys.exc_info()))
    assert "Chioma" not in told
    assert "builtins.ValueError" in told
    assert "test_journal.py" in told


def test_on_a_laptop_everything_is_written(settings):
    settings.DEBUG = True
    try:
        raise ValueError("the value 7")
    except ValueError:
        assert "the value 7" in CarefulFormatter().format(
            record_of("broke", exc_info=sys.exc_info())
        )
