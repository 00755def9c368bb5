"""Tags and filters of the pages."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

from upr.text import say
from upr.vocab.named import named
from uprdesk.shell import gallery
from uprdesk.shell.templatetags import shell

STATIC = Path(shell.__file__).parents[1] / "static" / "shell"


def rendered(source: str, **context: object) -> str:
    return Template("{% load shell %}" + source).render(Context(context))


def test_hits_marks_what_was_found_and_escapes_everything():
    text = "End <b>discrimination</b> & discriminate"
    marked = shell.hits(text, [(7, 21), (28, 40)])
    assert marked == (
        "End &lt;b&gt;<mark>discrimination</mark>&lt;/b&gt; &amp; <mark>discriminate</mark>"
    )


def test_hits_without_spans_is_the_text():
    assert shell.hits("a < b", None) == "a &lt; b"


def test_state_is_named_in_the_readers_language():
    with translation.override("es"):
        assert shell.state("ESP") == "España"
        assert shell.states(["ESP", "HTI"]) == "España, Haití"


def test_a_recommender_that_is_no_state_keeps_its_code():
    assert shell.state("EUR-1") == "EUR-1"


def test_said_fills_the_blanks_and_leaves_plain_words_alone():
    assert rendered("{{ text|said }}", text=say("%(count)d rows", count=3)) == "3 rows"
    assert rendered("{{ text|said }}", text="as it is") == "as it is"


def test_a_name_in_a_blank_is_said_in_the_language_of_the_reader():
    sentence = say("%(state)s", state=named("DEU"))
    with translation.override("es"):
        assert rendered("{{ text|said }}", text=sentence) == "Alemania"


@pytest.mark.parametrize("name", ["number", "percent", "day"])
def test_nothing_is_written_for_nothing(name):
    assert getattr(shell, name)(None) == ""


def test_a_share_is_written_for_svg_with_a_point():
    with translation.override("fr"):
        assert rendered("{{ share|svg_percent }}", share=0.8642) == "86.42"
        assert rendered("{{ share|svg_percent }}", share=1.2) == "100"


def test_the_gallery_shows_every_icon_there_is():
    sprite = ElementTree.parse(STATIC / "icons.svg")  # noqa: S314  our own file
    drawn = [symbol.get("id") for symbol in sprite.iter("{http://www.w3.org/2000/svg}symbol")]
    assert drawn == gallery.ICONS


def test_an_icon_points_into_the_sprite():
    assert 'icons.svg#search"' in rendered('{% icon "search" %}')
    assert "turns" in rendered('{% icon "out" True %}')
