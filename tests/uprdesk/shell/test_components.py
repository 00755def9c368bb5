"""Components: each has its contract on top, its place in the gallery, and no blank around it."""

import re
from pathlib import Path

import pytest
from django.test import RequestFactory
from django.utils import translation
from django_cotton.utils import render_component

import uprdesk.shell
from upr.record import Response
from uprdesk.shell import samples
from uprdesk.shell.gallery import SampleForm

ROOM = Path(uprdesk.shell.__file__).parent
COMPONENTS = sorted((ROOM / "templates" / "components").glob("*.html"))
GALLERY = (ROOM / "templates" / "shell" / "gallery.html").read_text("utf-8")
STYLE = (ROOM / "static" / "shell" / "desk.css").read_text("utf-8")
ALL_SOURCES = "".join(path.read_text("utf-8") for path in COMPONENTS) + GALLERY


def rendered(name: str, language: str = "en", **attributes: object) -> str:
    """The HTML of one component, as a view would ask for it."""
    with translation.override(language):
        return render_component(RequestFactory().get("/"), name, attributes)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_begins_with_its_contract(path):
    assert path.read_text("utf-8").startswith("{% comment %}")


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_brings_no_blank_into_a_line(path):
    assert not path.read_text("utf-8").endswith("\n")


@pytest.mark.parametrize("path", sorted((ROOM / "templates").rglob("*.html")), ids=lambda p: p.stem)
def test_nothing_inline_that_the_policy_forbids(path):
    source = path.read_text("utf-8")
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)


def test_the_sheet_stays_small_and_logical():
    assert not re.search(r"(?:margin|padding|border)-(?:left|right)\b", STYLE)
    assert not re.search(r"[^-]\b(?:left|right):", STYLE)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_is_shown_before_it_is_used(path):
    name = path.stem.replace("_", "-")
    assert re.search(rf"<c-{name}[\s/>]", ALL_SOURCES), f"show c-{name} in the gallery"


@pytest.mark.parametrize(
    ("answer", "mark"),
    [(Response.SUPPORTED, "yes"), ("noted", "noted"), (Response.PENDING, "wait")],
)
def test_an_answer_has_its_mark_and_its_word(answer, mark):
    html = rendered("resp", value=answer)
    assert f'class="resp {mark}"' in html
    assert str(answer).capitalize() in html


def test_a_proposal_says_how_sure_it_is_as_the_language_wants():
    assert "≈ 88%" in rendered("chip", kind="guess", share=0.884)
    assert "≈ 88\xa0%" in rendered("chip", "es", kind="guess", share=0.884)
    assert "%" not in rendered("chip", kind="source")


def test_a_field_ties_help_and_error_to_its_control():
    form = SampleForm({"organisation": "Casa Marea", "happened_on": "31 2 2027", "naming": "full"})
    html = rendered("field", field=form["happened_on"])
    described = re.search(r'aria-describedby="([^"]+)"', html)[1].split()
    assert len(described) == 2
    assert all(f'id="{name}"' in html for name in described)
    assert 'aria-invalid="true"' in html


def test_a_choice_of_radios_is_a_group_with_a_name():
    html = rendered("field", field=SampleForm()["naming"])
    assert html.startswith("<fieldset")
    assert "<legend>How this organisation is named" in html


def test_words_of_strangers_are_escaped():
    assert "<i>" not in rendered("station", title="<i>", when="<i>")
    assert "<i>" not in rendered("labelled", label="<i>", help="<i>", error="<i>")
    assert "<i>" not in rendered("recommendation", text="<i>", number="<i>", **{"from": "<i>"})


def test_a_meter_of_something_without_end_shows_no_length():
    assert 'width="60%"' in rendered("bar", share=None, label="begun")
    assert 'width="86.4%"' in rendered("bar", "fr", share=0.864, label="86")


def test_an_unread_piece_shows_its_words_and_why():
    html = rendered("unread", piece=samples.piece())
    assert "112.77" in html
    assert "page 20" in html
    assert "The bracket is never closed" in html


def test_an_unknown_recommender_is_said_to_be_unknown():
    assert "not known" in rendered("recommendation", text="Adopt a law", number="1.1")


def test_a_picture_has_its_finding_and_its_table():
    html = rendered("chart-bars", chart=samples.bars(), finding="From 34 to 186.", id="b")
    assert html.count("<title") == 2
    assert "From 34 to 186." in html
    assert html.count("<tr>") == 5
    assert len(set(re.findall(r'<pattern id="([^"]+)"', html))) == 2


def test_the_end_of_a_list_has_no_next_page():
    html = rendered("pages", previous="?before=9", next="")
    assert 'rel="prev"' in html
    assert 'rel="next"' not in html
