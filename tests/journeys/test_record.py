"""The record's story: sign in, drop a report, look, save, search, open, take along.

In Spanish and with the keyboard alone; then the same pages for a visitor, for the rules of
accessibility, and on the scales.
"""

import csv
import gzip
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from tests.factories import PASSWORD, DropFactory
from tests.journeys.conftest import assert_accessible
from tests.uprdesk.record.readings import report
from upr.intake import read
from uprdesk.coalition import sample as people
from uprdesk.coalition import trace
from uprdesk.record import importer, sample
from uprdesk.record.models import ImportRun, Recommendation
from uprdesk.shell import jobs

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NOON = datetime(2027, 3, 9, 12, tzinfo=UTC)
FIRST_VISIT = 100 * 1024
"""Bytes that the first visit of a page may weigh, compressed (docs/developers/pages.md)."""


@pytest.fixture
def store(cast, settings, tmp_path):
    """A store with the table of the sample and the report to try; its people are the cast."""
    settings.DATA = tmp_path
    trace.record(people.LOADED, by=None, target="", at=NOON)
    sample.keep(tmp_path)
    keep(sample.upr_info_table(), "recommendations.csv")


def keep(data: bytes, name: str) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    importer.save(read(data, name, sample=True), sha256=sha256, at=NOON, sample=True)


# --- the keyboard ---------------------------------------------------------------------------------


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus: what cannot be reached so, some people cannot use."""
    expect(wanted).to_be_visible()
    for _ in range(120):
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{wanted} cannot be reached with the keyboard on {page.url}")


def press(page: Page, role: str, name: str) -> None:
    """Reach a link or button of the page itself and press Enter."""
    reach(page, page.get_by_role("main").get_by_role(role, name=name).first)
    page.keyboard.press("Enter")


def open_row(page: Page, words: str) -> None:
    """Open the recommendation with these words by its number."""
    row = page.get_by_role("row").filter(has_text=words).first
    reach(page, row.get_by_role("link"))
    page.keyboard.press("Enter")


def type_into(page: Page, label: str, words: str) -> None:
    reach(page, page.locator("input").and_(page.get_by_label(label)))
    page.keyboard.type(words)


# --- the story ------------------------------------------------------------------------------------


def test_a_curator_reads_a_report_saves_it_finds_it_and_takes_it_along(visit, store, tmp_path):
    with visit("/", person=None, language="es") as page:
        type_into(page, "Seudónimo", "Amina")
        type_into(page, "Contraseña", PASSWORD)
        page.keyboard.press("Enter")

        press(page, "link", "Leer un informe")
        dropped = take(page, "PDF", tmp_path)
        with page.expect_file_chooser() as chooser:
            reach(page, page.locator("#file"))
            page.keyboard.press("Enter")
        chooser.value.set_files(dropped)
        press(page, "button", "Leer este documento")
        work_off(page)

        expect(page.get_by_role("heading", name="Se leyeron 12 de 13")).to_be_visible()
        assert_accessible(page)
        press(page, "link", "Guardar las 12")
        reach(page, page.get_by_role("dialog").get_by_role("button", name="Guardar las 12"))
        page.keyboard.press("Enter")
        work_off(page)

        expect(page.locator("#added")).to_have_text("12")
        press(page, "link", "Verlas en el registro")
        type_into(page, "Buscar palabras", "trabajo sexual")
        page.keyboard.press("Enter")
        expect(page.locator("mark").first).to_contain_text("sex work")
        found = taken(page, tmp_path)
        open_row(page, "penalize sex work")

        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(page.locator(".said-l")).to_contain_text("penalize sex work")
        assert {(row["state"], row["session"]) for row in found} == {("XAB", "21")}
        assert all("sex work" in row["text"] for row in found)


def work_off(page: Page) -> None:
    """Do what the page waits for, as the worker beside the server would."""
    expect(page.locator("#reading")).to_be_visible()
    jobs.work_off()


def take(page: Page, name: str, folder: Path) -> Path:
    """Press a link that gives a file, and keep the file."""
    with page.expect_download() as download:
        press(page, "link", name)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def taken(page: Page, folder: Path) -> list[dict[str, str]]:
    """Rows of the CSV of this search, as many as the page says."""
    with take(page, "CSV", folder).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    expect(page.locator("#results")).to_contain_text(str(len(rows)))
    assert rows
    return rows


def test_a_visitor_reads_an_open_record_and_changes_nothing(visit, store, settings):
    settings.PUBLIC_RECORD = True
    with visit(
        f"{reverse('record:search')}?words=HSH&sample=1", person=None, language="es"
    ) as page:
        expect(page.locator("mark").first).to_be_visible()
        open_row(page, "men who have sex with men")
        expect(page.locator(".said-l")).to_be_visible()
        assert not page.locator("main form[method=post]").count()
        page.goto(page.url.split("/record/")[0] + reverse("record:drop"))
        expect(page.get_by_role("heading", name="Iniciar sesión")).to_be_visible()


def test_a_search_works_without_script_and_on_a_phone(visit, store):
    with visit(
        f"{reverse('record:search')}?sample=1",
        language="es",
        script=False,
        width=360,
    ) as page:
        page.locator("input").and_(page.get_by_label("Buscar palabras")).fill("drogas")
        page.keyboard.press("Enter")
        expect(page.locator("mark").first).to_be_visible()


# --- every page -----------------------------------------------------------------------------------

PLAIN = ("search", "states", "issues", "sessions", "drop", "runs", "doubts", "measures", "similar")
PAGES = (*PLAIN, "found", "nothing", "recommendation", "state", "asks", "issue", "session")
PAGES += ("dropped", "drop-save", "run", "alike")


@pytest.fixture
def address(request, store, cast) -> str:
    """Where the page named by the parameter is."""
    name = request.param
    search = reverse("record:search")
    if name == "found":
        return f"{search}?words=trabajo+sexual&response=noted&sample=1"
    if name == "nothing":
        return f"{search}?words=zeppelin&response=noted&sample=1"
    return reverse(f"record:{name}", args=list(arguments(name, cast)))


def arguments(name: str, cast) -> Iterator[object]:
    if name in {"recommendation", "alike"}:
        yield Recommendation.objects.order_by("pk")[40].key
    elif name in {"state", "asks"}:
        yield "XAA"
    elif name == "issue":
        yield "labour"
    elif name == "session":
        yield 47
    elif name in {"dropped", "drop-save"}:
        yield DropFactory(owner=cast.amina, reading=report()).pk
    elif name == "run":
        yield ImportRun.objects.get().pk


@pytest.mark.parametrize("address", PAGES, indirect=True)
def test_every_page_of_the_record_is_accessible(sound, address):
    sound(address, language="es")


def test_what_is_alike_to_a_text_is_accessible(sound, store):
    def compare(page: Page) -> None:
        page.get_by_role("main").locator("textarea").fill("Proteger a las trabajadoras sexuales")
        page.get_by_role("button", name="Buscar las parecidas").click()
        expect(page.locator("#found")).to_be_visible()

    sound(reverse("record:similar"), language="es", do=compare)


@pytest.mark.parametrize("address", PAGES, indirect=True)
def test_no_page_weighs_more_than_it_may(visit, address, request):
    """Each file compressed as the product sends it; `-s` prints the weight."""
    with visit("/health/", language="es") as page:
        weights: dict[str, int] = {}
        page.on(
            "response",
            lambda answer: weights.update({answer.url: len(gzip.compress(answer.body()))}),
        )
        answer = page.goto(page.url.replace("/health/", address), wait_until="networkidle")
        assert answer.ok
    own = weights[answer.url]
    print(f"{request.node.callspec.id}: {sum(weights.values()):,} bytes, {own:,} of them its own")
    assert len(weights) > 3
    assert sum(weights.values()) <= FIRST_VISIT
