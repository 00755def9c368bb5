"""Labels of issues: of 2015, of today, in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.vocab.issues import UnknownIssue, all_issues, find_issue, issue, issue_spellings
from upr.vocab.names import fold
from upr.vocab.rows import rows


def test_there_are_54_issues_of_2015_and_56_of_today():
    assert sum(not one.since for one in all_issues().values()) == 54
    assert sum(not one.until for one in all_issues().values()) == 56
    assert {one.label for one in all_issues().values() if one.since} == {
        "Business and human rights",
        "Privacy",
        "Statelessness and the right to nationality",
    }
    assert [one.label for one in all_issues().values() if one.until] == ["National plan of action"]


def test_every_issue_has_a_name_of_its_own_in_three_languages():
    for language in ("en", "es", "fr"):
        assert len({one.names[language] for one in all_issues().values()}) == 57
    assert all(issue(name) is one for one in all_issues().values() for name in one.names.values())


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Detention conditions", "Detention"),
        ("National Human Rights Institution", "NHRI"),
        ("nhri", "NHRI"),
        ("right to water", "Right to water"),
        ("Right to water and sanitation", "Right to water"),
        ("Technical assistance", "Technical assistance and cooperation"),
        ("women’s rights", "Women's rights"),
        ("WOMEN'S  RIGHTS\n", "Women's rights"),
        ("sexual orientation and gender identity", "Sexual Orientation and Gender Identity"),
        ("SOGI", "Sexual Orientation and Gender Identity"),
        ("LGBTI", "Sexual Orientation and Gender Identity"),
        ("HIV - Aids", "HIV - Aids"),
        ("hiv/aids", "HIV - Aids"),
        ("VIH/sida", "HIV - Aids"),
        ("pena de muerte", "Death penalty"),
        ("peine de mort", "Death penalty"),
        ("Derechos del niño", "Rights of the Child"),
        ("Droits de l’enfant", "Rights of the Child"),
        ("conditions de détention", "Detention"),
        ("Asylum seekers - refugees", "Asylum-seekers - refugees"),
        ("National plan of action", "National plan of action"),
        ("Privacy", "Privacy"),
        ("womens-rights", "Women's rights"),
        ("esc rights – general", "ESC rights - general"),
    ],
)
def test_a_label_is_found_under_its_names(name, label):
    assert issue(name).label == label


def test_an_unknown_label_says_the_nearest_and_applies_none():
    with pytest.raises(UnknownIssue) as error:
        issue("Deth penalty")
    assert error.value.nearest[0] == "Death penalty"
    assert find_issue("Deth penalty") is None
    assert find_issue("") is None


@given(
    st.sampled_from(sorted(issue_spellings().items())),
    st.sampled_from([str.upper, str.title, lambda s: f"\t{s} \n", lambda s: s.replace(" ", "  ")]),
)
def test_case_and_blanks_do_not_matter(spelling, change):
    key, code = spelling
    assert issue(change(key)).code == code


def test_no_alias_belongs_to_two_issues():
    owners: dict[str, set[str]] = {}
    for row in rows("issue_aliases"):
        owners.setdefault(fold(row["alias"]), set()).add(row["code"])
    assert {alias: codes for alias, codes in owners.items() if len(codes) > 1} == {}
    assert all(issue_spellings()[alias] in codes for alias, codes in owners.items())
