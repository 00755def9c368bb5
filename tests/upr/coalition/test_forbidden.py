"""What may not stand in a document, and where it is found in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.upr.coalition.cast import AUDIENCES, KINDS, LANGUAGES, NAMES, called, coalitions
from upr.coalition import Audience, DocumentKind, Naming, Organisation, forbidden, printed
from upr.coalition.letters import squeezed, with_places

LETTER, PUBLIC = DocumentKind.LETTER, Audience.PUBLIC


def never(*ones):
    return forbidden(ones, LETTER, PUBLIC)


def found(text, *ones):
    return [(text[one.start : one.end], one.sure) for one in never(*ones).found_in(text)]


TAPO = called("t", "Red Rosa Verde", Naming.NEVER, "TAPO")
VIDA = called("v", "Voces Iguales de Arriba", Naming.NEVER, "VIDA")


def test_names_people_and_addresses_are_forbidden_unless_named_in_full():
    more = {
        "contacts": ("Inés Pruebas", "a@tapo.example"),
        "web": ("https://www.tapo.example/es/", "facebook.com/tapoverde"),
        "other_names": ("Tapos Unidos",),
    }
    hidden = called("t", "Red Tapo Verde", Naming.NEVER, "TAPO", **more)
    assert never(hidden).strings == {
        "Red Tapo Verde",
        "TAPO",
        "Tapos Unidos",
        "Inés Pruebas",
        "a@tapo.example",
        "tapo.example/es",
        "tapo.example",
        "facebook.com/tapoverde",
        "tapoverde",
    }
    by_initials = called("t", "Red Tapo Verde", Naming.INITIALS, "TAPO", **more)
    assert never(by_initials).strings == never(hidden).strings - {"TAPO"}
    assert never(called("t", "Red Tapo Verde", Naming.FULL, "TAPO", **more)).strings == set()


def test_two_letters_are_no_acronym_to_search_for():
    assert never(called("t", "Red Tapo Verde", Naming.NEVER, "RT")).strings == {"Red Tapo Verde"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by RED ROSA VERDE.", [("RED ROSA VERDE", True)]),
        ("by red-rosa verde.", [("red-rosa verde", True)]),
        ("by Red\nRósá\u00a0Ver\u00adde.", [("Red\nRósá\u00a0Ver\u00adde", True)]),
        ("by ＲｅｄRosaVerde2", [("ＲｅｄRosaVerde", True)]),
        ("by TAPO", [("TAPO", True)]),
        ("by T.A.P.O.", [("T.A.P.O", True)]),
        ("by T A P O", [("T A P O", True)]),
        ("by Ta\u200bPO", [("Ta\u200bPO", True)]),
        ("tapo@x.example", [("tapo", True)]),
        ("www.tapo.example", [("tapo", True)]),
        ("#tapo", [("tapo", True)]),
        ("a tapo of milk", [("tapo", False)]),
        ("Tapo of milk", [("Tapo", False)]),
        ("HE TA PO IS", [("TA PO", False)]),
        ("TAPOS and taponar", []),
        ("xTAPO", []),
        ("", []),
    ],
)
def test_a_name_is_found_as_a_reader_would(text, expected):
    assert found(text, TAPO) == expected


def test_an_ordinary_word_is_doubtful_and_the_acronym_is_sure():
    assert found("la vida y VIDA", VIDA) == [("vida", False), ("VIDA", True)]


def test_alphabets_without_capitals_glue_words_together():
    hidden = Organisation(id="a", names={"ar": "شبكة النور", "zh": "光明之家"})
    assert found("وشبكة النّور قالت", hidden) == [("شبكة النّور", True)]
    assert found("他们在光明之家工作", hidden) == [("光明之家", False)]


def test_a_forbidden_name_inside_an_allowed_one_is_let_stand_only_there():
    north = called("n", "Red Rosa Verde Norte", Naming.FULL)
    assert found("by Red Rosa Verde Norte", north, TAPO) == []
    assert found("Red Rosa Verde Norte; Red Rosa Verde", north, TAPO) == [("Red Rosa Verde", True)]
    assert found("Red Rosa Verde Norteña", north, TAPO) == [("Red Rosa Verde", True)]


def test_an_allowed_name_inside_a_forbidden_one_hides_nothing():
    short = called("r", "Red Rosa", Naming.FULL)
    assert found("by Red Rosa Verde", short, TAPO) == [("Red Rosa Verde", True)]
    assert found("by Red Rosa", short, TAPO) == []


def test_a_name_of_two_is_forbidden_when_one_forbids_it():
    open_one = called("o", "Otra Red", Naming.FULL, "TAPO")
    assert found("by TAPO", open_one, TAPO) == [("TAPO", True)]


def test_what_is_forbidden_ends_in_no_log():
    assert "apo" not in f"{never(TAPO)!r} {never(TAPO).found_in('TAPO')!r}".casefold()


@given(coalitions(), KINDS, AUDIENCES, st.text(max_size=20))
def test_every_full_name_that_is_not_allowed_is_found_alone(ones, kind, audience, around):
    names = forbidden(ones, kind, audience)
    for one in ones:
        if one.naming(kind, audience) in (Naming.NEVER, Naming.AS_COALITION):
            for name in one.names.values():
                text = f"{around} – {name} – {around}"
                inside = any(
                    squeezed(name) in key and squeezed(name) != key for key in names.allowed
                )
                assert inside or names.found_in(text)


@given(coalitions(), AUDIENCES)
def test_what_may_be_printed_and_what_may_not_never_meet(ones, audience):
    names = forbidden(ones, LETTER, audience)
    assert not names.allowed & names.names.keys()
    assert {squeezed(name) for name in names.strings} == set(names.names)


@given(st.text() | NAMES)
def test_letters_have_the_place_they_came_from(text):
    flat, places = with_places(text)
    assert flat == squeezed(text)
    assert len(flat) == len(places)
    assert places == sorted(places)
    assert all(squeezed(text[place]) for place in places)


@given(NAMES, st.sampled_from(["\u200b", "\u00ad", " ", "\u0301", "\u2067"]))
def test_what_has_no_shape_changes_no_name(name, sign):
    assert squeezed(sign.join(name)) == squeezed(name)


@given(coalitions(), KINDS, AUDIENCES, LANGUAGES, st.sampled_from(["", " ", "«", "\u202b", ", "]))
def test_what_is_printed_is_never_refused(ones, kind, audience, language, around):
    """Otherwise a file could be made by the rule and stopped by the rule."""
    names = forbidden(ones, kind, audience)
    for name in printed(ones, kind, audience, language).names:
        assert names.found_in(f"{around}{name.text}{around}") == []
