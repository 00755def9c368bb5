"""Pages in Spanish and French hold no English sentence of ours.

The sentences are those of the catalogues: one that a page still shows in English was put together
where no language was known yet, or its entry is empty. Words of UN documents say their language
(`lang`) and are left out.
"""

import re
from collections.abc import Iterator
from functools import cache
from http import HTTPStatus
from pathlib import Path

import catalogues
import pytest
from babel.messages.mofile import write_mo
from django.conf import settings as installed
from django.http import HttpResponse
from django.urls import reverse
from lxml import html
from lxml.html import HtmlElement

from tests.engagements import sign_in
from tests.uprdesk.record.conftest import reading
from tests.uprdesk.record.views.test_measures import card, folder
from tests.uprdesk.record.views.test_targets import model
from tests.uprdesk.test_doors import DOORS, Things, things
from tests.uprdesk.test_engagement_doors import doors, rows
from uprdesk.record import importer

__all__ = ["card", "folder", "model", "rows", "things"]

BLANK = re.compile(r"%\(\w+\)[sd]|<[^>]+>")
UNSEEN = {"script", "style", "template"}
SPOKEN = ("aria-label", "data-label", "placeholder", "title", "alt", "label")
"""Attributes whose words are shown or read aloud."""
LEAST = 4
"""Words: shorter ones may be names, or the same in two languages."""
REDIRECTING = {"shell:language", "shell:leave"}


@pytest.fixture(scope="session")
def compiled(tmp_path_factory) -> Path:
    """Today's catalogues, compiled: the ones beside the sources may be of yesterday."""
    folder = tmp_path_factory.mktemp("locale")
    for language in catalogues.LANGUAGES:
        target = folder / language / "LC_MESSAGES" / "django.mo"
        target.parent.mkdir(parents=True)
        with target.open("wb") as stream:
            write_mo(stream, catalogues.load(language))
    return folder


@pytest.fixture
def translated(compiled, settings) -> None:
    """Django speaks with today's catalogues."""
    settings.LOCALE_PATHS = [compiled]


@pytest.fixture
def filled(things, noon) -> Things:
    """One thing for each address, and a record beside the sample."""
    importer.save(reading(), sha256="1" * 64, at=noon)
    return things


@cache
def english(language: str) -> dict[str, str]:
    """Longest stretch without a blank → the sentence, for all that `language` says otherwise."""
    found = {}
    for message in catalogues.load(language):
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for sentence in set(ids) - set(strings):
            stretch = max(BLANK.split(sentence.replace("%%", "%")), key=len).strip()
            if len(stretch.split()) >= LEAST:
                found[stretch] = sentence
    return found


def words(element: HtmlElement, language: str) -> Iterator[str]:
    """What a reader of `language` sees or hears of our own words."""
    if element.tag in UNSEEN or not isinstance(element.tag, str):
        return
    if element.get("lang", language) == language:
        yield from (element.get(name, "") for name in SPOKEN)
        yield element.text or ""
        for child in element:
            yield from words(child, language)
            yield child.tail or ""


def left_english(answer: HttpResponse, language: str, shown: str | None = None) -> list[str]:
    """Sentences of the catalogue of `language` that a page shows in English.

    shown  the language the page is in; None: `language`
    """
    page = html.document_fromstring(answer.content.decode())
    assert page.get("lang") == (shown or language)
    said = " ".join(" ".join(words(page, shown or language)).split())
    return [sentence for stretch, sentence in english(language).items() if stretch in said]


def addresses(things: Things) -> list[str]:
    """Every page that can be asked for, and one that is not there."""
    names = sorted({name for method, name in DOORS if method == "get"} - REDIRECTING)
    return [*(reverse(name, args=things.args.get(name, [])) for name in names), "/nothing-here/"]


def is_page(answer: HttpResponse) -> bool:
    return (
        answer.get("Content-Type", "").startswith("text/html")
        and answer.status_code != HTTPStatus.FOUND
    )


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
@pytest.mark.parametrize("who", ["amina", "bruno", "visitor"])
def test_no_page_shows_an_english_sentence(client, cast, filled, translated, language, who):
    if person := getattr(cast, who):
        client.force_login(person)
    client.cookies[installed.LANGUAGE_COOKIE_NAME] = language
    pages = {}
    for address in addresses(filled):
        answer = client.get(address)
        if is_page(answer):
            pages[address] = left_english(answer, language)
        elif answer.streaming:
            assert list(answer.streaming_content)  # a download nobody reads holds its file
    assert pages
    assert not {address: found for address, found in pages.items() if found}


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
@pytest.mark.parametrize("who", ["luna", "nube", "newcomer"])
def test_no_page_of_an_engagement_shows_an_english_sentence(
    client, ours, rows, translated, language, who
):
    """To a coordinator, to somebody who sees little, to somebody who waits."""
    sign_in(client, getattr(ours, who))
    client.cookies[installed.LANGUAGE_COOKIE_NAME] = language
    pages = {}
    for door in doors():
        address = door.address(ours.engagement.pk, rows)
        answer = client.get(address)
        if is_page(answer):
            pages[address] = left_english(answer, language)
        elif answer.streaming:
            assert list(answer.streaming_content)
    assert pages
    assert not {address: found for address, found in pages.items() if found}


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("coalition:sign-in", {"pseudonym": "Amina", "password": "not this one"}),
        ("coalition:sign-in", {}),
    ],
)
def test_a_form_complains_in_the_language_of_the_page(
    client, cast, translated, language, name, fields
):
    client.cookies[installed.LANGUAGE_COOKIE_NAME] = language
    answer = client.post(reverse(name), fields)
    assert is_page(answer)
    assert not left_english(answer, language)


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_what_a_model_tells_is_in_the_language_of_the_page(
    as_bruno, card, model, translated, language
):
    as_bruno.cookies[installed.LANGUAGE_COOKIE_NAME] = language
    text = "Adopt a law on sexual orientation and gender identity"
    answers = {
        "measures": as_bruno.get(reverse("record:measures")),
        "targets": as_bruno.post(reverse("record:targets", args=["XAA"]), {"ask": text}),
        "forecast": as_bruno.post(
            reverse("record:forecast", args=["XAA"]), {"text": f"{text}\nAbolir la pena de muerte"}
        ),
        "similar": as_bruno.post(reverse("record:similar"), {"text": text}),
    }
    assert answers["targets"].context["ranked"]
    assert answers["forecast"].context["rows"]
    found = {name: left_english(answer, language) for name, answer in answers.items()}
    assert not {name: sentences for name, sentences in found.items() if sentences}


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_a_page_in_english_would_be_noticed(as_amina, translated, language):
    as_amina.cookies[installed.LANGUAGE_COOKIE_NAME] = "en"
    answer = as_amina.get(reverse("shell:home"))
    assert left_english(answer, language, shown="en")


def test_words_in_another_language_are_left_out():
    page = html.fromstring('<p lang="es">Se pidió <q lang="en">to end all fees</q> ya</p>')
    assert " ".join(" ".join(words(page, "es")).split()) == "Se pidió ya"
