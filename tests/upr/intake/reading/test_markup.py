"""Words inside HTML come out as a browser shows them."""

import pytest

from upr.intake.reading.markup import plain_of, table_rows

FRAGMENTS = [
    ("Ratify the Convention", "Ratify the Convention"),
    ("<p>Ratify&nbsp;the <b>Convention</b> &amp; Protocol</p>", "Ratify the Convention & Protocol"),
    ("<p>One</p><p>Two</p>", "One\nTwo"),
    ("One<br/>Two", "One\nTwo"),
    ("<script>alert(1)</script>Text<style>p {}</style>", "Text"),
    ("5 < 6 and A&B", "5 < 6 and A&B"),
    ("&#40;Unknown&#41;", "(Unknown)"),
    ("", ""),
]


@pytest.mark.parametrize(("fragment", "words"), FRAGMENTS)
def test_a_fragment_becomes_its_words(fragment, words):
    assert plain_of(fragment) == words


def test_rows_may_be_cut_anywhere():
    page = "<table><tr><td>Panam&aacute;</td><td>two</td></tr><tr><td>3</td></tr></table>"
    assert list(table_rows(iter(page))) == [["Panamá", "two"], ["3"]]


def test_words_outside_cells_are_no_rows():
    assert list(table_rows(iter(["<p>Title</p><table></table>"]))) == []


def test_an_unreasonable_span_is_not_believed():
    (row,) = table_rows(iter(["<table><tr><td colspan=99999999>a</td></tr></table>"]))
    assert len(row) == 200
