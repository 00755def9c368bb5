"""Who is printed, who is counted, who submits; and that no forbidden name ever comes out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.upr.coalition.cast import AUDIENCES, KINDS, LANGUAGES, called, coalitions
from upr.coalition import Audience, DocumentKind, Naming, Organisation, Wish, printed
from upr.coalition.letters import squeezed, stands_alone
from upr.errors import UprError

SUBMISSION, LETTER = DocumentKind.SUBMISSION, DocumentKind.LETTER
PUBLIC, GOVERNMENT = Audience.PUBLIC, Audience.GOVERNMENT


def names_of(result):
    return [name.text for name in result.names]


def counted(number):
    return [called(f"c{n}", f"Hidden {n}", Naming.AS_COALITION) for n in range(number)]


def test_each_is_named_as_it_wishes_in_the_order_given():
    ones = [
        called("b", "Red Tapo", Naming.FULL, "RT"),
        called("a", "Casa Luz del Sur", Naming.INITIALS, "CLS"),
        called("c", "Voces Vecinas", Naming.NEVER, "VV"),
        *counted(3),
    ]
    result = printed(ones, LETTER, PUBLIC, "en")
    assert names_of(result) == ["Red Tapo", "CLS"]
    assert str(result.others) == "a coalition of 3 organisations"
    assert str(result.line) == "Red Tapo; CLS and a coalition of 3 organisations"


def test_who_said_nothing_is_named_inside_the_coalition_and_nowhere_else():
    silent = called("a", "Red Tapo")
    assert names_of(printed([silent], LETTER, Audience.COALITION, "en")) == ["Red Tapo"]
    for audience in set(Audience) - {Audience.COALITION}:
        result = printed([silent], LETTER, audience, "en")
        assert not result.names
        assert not result.line
        assert not result.others


@pytest.mark.parametrize(
    ("number", "others", "line"),
    [
        (0, "", "Red Tapo"),
        (1, "other organisations", "Red Tapo and other organisations"),
        (2, "other organisations", "Red Tapo and other organisations"),
        (
            3,
            "a coalition of 3 organisations",
            "Red Tapo and a coalition of 3 organisations",
        ),
    ],
)
def test_a_small_number_is_not_told(number, others, line):
    result = printed([called("a", "Red Tapo", Naming.FULL), *counted(number)], LETTER, PUBLIC, "en")
    assert (str(result.others), str(result.line)) == (others, line)
    assert "number" not in result.others.blanks


def test_a_small_coalition_without_any_name_is_not_counted_either():
    assert str(printed(counted(2), LETTER, PUBLIC, "en").line) == "a coalition of organisations"


def test_who_is_never_named_is_not_counted():
    ones = [*counted(3), called("n", "Nobody Knows", Naming.NEVER)]
    assert printed(ones, LETTER, PUBLIC, "en").others.blanks == {"count": 3}


def test_the_name_is_that_of_the_language_or_the_nearest_there_is():
    one = Organisation(
        id="a", names={"es": "Red Tapo", "ar": "شبكة تابو"}, wishes=(Wish(Naming.FULL),)
    )
    said = {code: names_of(printed([one], LETTER, PUBLIC, code))[0] for code in ("fr", "es", "ar")}
    assert said == {"fr": "Red Tapo", "es": "Red Tapo", "ar": "شبكة تابو"}


def test_the_most_exact_wish_decides_and_the_stricter_of_two():
    one = called("a", "Red Tapo").__class__(
        id="a",
        names={"en": "Red Tapo"},
        wishes=(
            Wish(Naming.NEVER),
            Wish(Naming.FULL, kind=LETTER),
            Wish(Naming.INITIALS, audience=GOVERNMENT),
            Wish(Naming.FULL, kind=SUBMISSION, audience=GOVERNMENT),
        ),
    )
    assert one.naming(LETTER, Audience.STATES) is Naming.FULL
    assert one.naming(LETTER, GOVERNMENT) is Naming.INITIALS
    assert one.naming(SUBMISSION, GOVERNMENT) is Naming.FULL
    assert one.naming(DocumentKind.STATEMENT, Audience.STATES) is Naming.NEVER


def test_the_public_is_also_the_government():
    wishes = (Wish(Naming.FULL, audience=PUBLIC), Wish(Naming.NEVER, audience=GOVERNMENT))
    one = Organisation(id="a", names={"en": "Red Tapo"}, wishes=wishes)
    result = printed([one], SUBMISSION, PUBLIC, "en")
    assert not result.names
    assert any("the stricter wish holds" in str(warning) for warning in result.warnings)
    agreed = (*wishes, Wish(Naming.FULL, kind=SUBMISSION, audience=GOVERNMENT))
    one = Organisation(id="a", names={"en": "Red Tapo"}, wishes=agreed)
    assert names_of(printed([one], SUBMISSION, PUBLIC, "en")) == ["Red Tapo"]


def test_only_who_is_named_in_full_submits():
    ones = [
        called("a", "Red Tapo", Naming.FULL),
        called("b", "Casa Luz del Sur", Naming.INITIALS, "CLS"),
        called("c", "Voces Vecinas", Naming.NEVER),
    ]
    result = printed(ones, SUBMISSION, PUBLIC, "en")
    assert result.submitters == ("a",)
    assert not result.joint
    assert [warning.blanks for warning in result.warnings] == [{"hidden": 2, "count": 1}]
    both = [ones[0], called("d", "Aguas Claras", Naming.FULL)]
    assert printed(both, SUBMISSION, PUBLIC, "en").joint
    assert not printed(both, SUBMISSION, PUBLIC, "en").warnings


def test_a_submission_of_nobody_is_warned_of():
    result = printed(counted(5), SUBMISSION, PUBLIC, "en")
    assert "Nobody submits this" in str(result.warnings[0])
    assert not printed(counted(5), LETTER, PUBLIC, "en").warnings


def test_initials_that_do_not_exist_are_not_replaced_by_the_name():
    result = printed([called("a", "Red Tapo", Naming.INITIALS)], LETTER, PUBLIC, "en")
    assert not result.names
    assert str(result.others) == "a coalition of organisations"
    assert result.warnings[0].blanks == {"count": 1}


def test_a_name_shared_with_one_that_forbids_it_is_not_printed():
    ones = [called("a", "Red Tapo", Naming.FULL), called("b", "RED-TAPÓ", Naming.NEVER)]
    result = printed(ones, LETTER, PUBLIC, "en")
    assert not result.names
    assert "is also that of one that may not be named" in str(result.warnings[0])


def test_a_name_that_holds_a_forbidden_one_is_printed_with_a_warning():
    ones = [
        called("a", "Red Tapo Norte", Naming.FULL),
        called("b", "Red Tapo", Naming.NEVER),
    ]
    result = printed(ones, LETTER, PUBLIC, "en")
    assert names_of(result) == ["Red Tapo Norte"]
    assert "hold one that may not be printed" in str(result.warnings[0])


def test_an_organisation_without_a_name_is_refused():
    with pytest.raises(UprError, match="has no name"):
        Organisation(id="a", names={"en": " \u200b- "})


def test_nothing_that_ends_in_a_log_names_anybody():
    one = called("a", "Red Tapo", Naming.FULL, "RTA")
    result = printed([one], LETTER, PUBLIC, "en")
    assert "Tapo" not in f"{one!r} {result!r} {result.names!r}"


@given(coalitions(), KINDS, AUDIENCES, LANGUAGES)
def test_no_forbidden_name_is_in_what_is_printed(ones, kind, audience, language):
    """Judged without `forbidden`: every string that comes out is looked at."""
    result = printed(ones, kind, audience, language)
    namings = {one.id: one.naming(kind, audience) for one in ones}
    for name in result.names:
        owner = next(one for one in ones if one.id == name.organisation)
        assert namings[owner.id] is name.naming
        own = owner.names.values() if name.naming is Naming.FULL else [owner.acronym]
        assert squeezed(name.text) in map(squeezed, own)
        for other in ones:
            if namings[other.id] in (Naming.NEVER, Naming.AS_COALITION):
                assert squeezed(name.text) not in map(squeezed, other.names.values())
    said = {name.text for name in result.names}
    for text in (result.others, result.line, *result.warnings):
        words = {value for value in text.blanks.values() if isinstance(value, str)}
        assert words <= {"; ".join(name.text for name in result.names)}
    assert len(said) <= len(result.names)
    assert set(result.submitters) == {
        name.organisation for name in result.names if namings[name.organisation] is Naming.FULL
    }


@given(coalitions(), KINDS, AUDIENCES, LANGUAGES)
def test_a_number_that_is_printed_is_never_small(ones, kind, audience, language):
    result = printed(ones, kind, audience, language)
    assert all(text.blanks.get("count", 3) >= 3 for text in (result.others, result.line))


@given(coalitions(), st.randoms())
def test_the_order_given_does_not_change_who_is_named(ones, random):
    mixed = random.sample(ones, len(ones))
    first, second = (printed(group, SUBMISSION, PUBLIC, "en") for group in (ones, mixed))
    assert set(first.names) == set(second.names)
    assert first.others == second.others


def test_a_name_alone_is_told_from_one_inside_a_word():
    assert stands_alone("of TAPO.", 3, 7)
    assert not stands_alone("xTAPO", 1, 5)
    assert not stands_alone("x\u200bTAPO", 2, 6)
