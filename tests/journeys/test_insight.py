"""What the machine tells: confirm a label, find whom to ask, weigh two texts, see how it is made.

In Spanish and with the keyboard alone, on the sample and a model that has learnt from it; then the
same pages for the rules of accessibility, with and without a model.
"""

import hashlib
import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import assert_accessible
from tests.journeys.test_record import open_row, press, reach
from upr.insight.model import train
from upr.intake import read
from uprdesk.coalition import sample as people
from uprdesk.coalition import trace
from uprdesk.record import history, importer, knowing, sample, training
from uprdesk.record.models import Label

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

NOON = datetime(2027, 3, 9, 12, tzinfo=UTC)
TEXTS = (
    "Guarantee confidential testing for HIV in rural districts | Mirandel",
    "Decriminalize consensual same-sex relations between adults at once",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the model of the sample is kept, once it was fitted."""
    return tmp_path_factory.mktemp("learnt")


@pytest.fixture
def store(cast, settings, tmp_path):
    """A store with the table of the sample, and nothing learnt."""
    settings.DATA = tmp_path
    trace.record(people.LOADED, by=None, target="", at=NOON)
    data = sample.upr_info_table()
    told = read(data, "recommendations.csv", sample=True)
    importer.save(told, sha256=hashlib.sha256(data).hexdigest(), at=NOON, sample=True)


@pytest.fixture
def learnt(store, folder, monkeypatch):
    """The same store with a model that has learnt from its table."""
    monkeypatch.setattr(knowing, "folder", lambda: folder)
    if knowing.mark() is None:
        train(training.past(sample=True)).save(folder)
    knowing.known()  # in memory, as in a process that has told something before


def write(page: Page, label: str, words: str) -> None:
    """Write into a box of several lines."""
    reach(page, page.get_by_role("main").locator("textarea").and_(page.get_by_label(label)))
    page.keyboard.type(words)


def unfold(page: Page, summary: Locator) -> None:
    reach(page, summary)
    page.keyboard.press("Enter")


def test_from_a_label_to_whom_to_ask_and_what_will_be_accepted(visit, learnt):
    search = f"{reverse('record:search')}?words=HIV+rural&state=XAD&sample=1"
    with visit(search, language="es") as page:
        open_row(page, "confidential testing")
        confirm_a_label(page)
        press(page, "link", "Velmora")
        new_voices(page)
        two_texts(page)
        press(page, "link", "Cómo se obtienen estas cifras")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Cómo se obtienen")
        expect(page.get_by_text("muy probable", exact=True)).to_be_visible()


def confirm_a_label(page: Page) -> None:
    """A curator says that a label applies; it is hers from then on."""
    unfold(page, page.get_by_text("¿Hay una etiqueta equivocada?"))
    press(page, "button", "Corresponde")
    corrections = page.locator("#corrections")
    expect(corrections.get_by_text("Amina", exact=True)).to_be_visible()
    assert Label.objects.filter(origin=Label.Origin.PERSON, applies=True).count() == 1


def new_voices(page: Page) -> None:
    """From the State to who could ask it; only those that never did (in the sample there are none),
    then all again; and the rows behind a reason."""
    press(page, "link", "A quién pedir")
    reach(page, page.get_by_label("Tema", exact=True))
    page.keyboard.type("VIH")
    press(page, "button", "Mostrar los Estados")
    expect(page.locator("#ranked")).to_be_visible()
    asked = page.get_by_role("main").locator(".why a")
    expect(asked.first).to_be_visible()
    assert_accessible(page)
    unfold(page, page.locator("main form details summary"))
    reach(page, page.get_by_role("checkbox"))
    page.keyboard.press("Space")
    press(page, "button", "Mostrar los Estados")
    expect(page.get_by_role("checkbox")).to_be_checked()
    expect(page.get_by_role("heading", name="Ningún Estado")).to_be_visible()
    press(page, "link", "Mostrar todos los Estados")
    reach(page, asked.first)
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_be_visible()


def two_texts(page: Page) -> None:
    """Two texts, the likelier first, each with its chance and reasons."""
    page.goto(page.url.split("/record/")[0] + reverse("record:state", args=["XAD"]))
    press(page, "link", "Qué se aceptará")
    write(page, "Recomendaciones, una en cada línea", "\n".join(TEXTS))
    press(page, "button", "Calcular las probabilidades")
    rows = page.locator("#chances ol > li")
    expect(rows).to_have_count(2)
    for row in rows.all():
        expect(row.locator(".chip.guess")).to_contain_text(re.compile(r"≈ \d+\s%"))
        expect(row.locator(".why li").first).to_be_visible()
    assert_accessible(page)


def ask(page: Page) -> None:
    """Write an ask, or a text, into the only box of several lines and send it."""
    box = page.get_by_role("main").locator("textarea:not([hidden])")
    box.fill(TEXTS[0].split(" | ", maxsplit=1)[0])
    box.locator("xpath=ancestor::form").locator(".btn.main-act").click()
    expect(page.locator("#ranked, #chances").first).to_be_visible()


def test_without_scripts_an_ask_is_posted_and_leaves_as_a_table(visit, learnt):
    here = reverse("record:targets", args=["XAD"])
    with visit(here, language="es", script=False) as page:
        ask(page)
        assert page.url.endswith(here), "an ask in the address"
        page.get_by_text("Descargar la lista").click()
        with page.expect_download() as saved:
            page.get_by_role("button", name="CSV").click()
        assert "XAD" in saved.value.path().read_text(encoding="utf-8")


def test_a_list_of_an_ask_that_is_being_made_opens_by_itself(visit, learnt, monkeypatch):
    ready, turns = history.ready, []

    def at_the_second_time(state: str):
        turns.append(state)
        return ready(state) if len(turns) > 2 else None

    monkeypatch.setattr(history, "ready", at_the_second_time)
    here = reverse("record:targets", args=["XAD"])
    with visit(here, language="es") as page:
        ask(page)
        assert len(turns) > 2
        assert page.url.endswith(here)


# --- every page -----------------------------------------------------------------------------------

WISHES = "?issue=HIV+-+Aids"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("name", "query"), [("targets", ""), ("targets", WISHES), ("forecast", "")]
)
def test_with_a_model_the_pages_are_sound(sound, learnt, name, query, language):
    sound(reverse(f"record:{name}", args=["XAD"]) + query, language=language)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["targets", "forecast"])
def test_with_a_model_what_is_told_of_a_text_is_sound(sound, learnt, name, language):
    sound(reverse(f"record:{name}", args=["XAD"]), language=language, do=ask)


@pytest.mark.parametrize("name", ["targets", "forecast"])
def test_without_a_model_the_pages_are_sound(sound, store, name):
    sound(reverse(f"record:{name}", args=["XAD"]), language="es")
