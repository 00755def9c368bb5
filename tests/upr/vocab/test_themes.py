"""OHCHR's themes through the cycles, groups of persons, and the SDGs."""

import docx
import pytest

from upr.vocab.themes import (
    UnknownSdg,
    all_persons,
    all_sdgs,
    all_themes,
    find_persons,
    find_theme,
    sdg,
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "A12 Acceptance of international norms",
            "Ratification of & accession to international instruments",
        ),
        (
            "2.1. Acceptance of international norms",
            "Ratification of & accession to international instruments",
        ),
        ("B51 Right to an effective remedy", "Access to justice & remedy"),
        (
            "D27 Prohibition of slavery, trafficking",
            "Human trafficking & contemporary forms of slavery",
        ),
        ("E31 Right to work", "Labour rights and right to work"),
        ("Human Rights & drinking water and sanitation", "Safe drinking water &amp; sanitation"),
        ("Sexual & other forms of gender-based violence", "Sexual & gender-based violence"),
        (
            "Access to sexual & reproductive health & services",
            "- Sexual & reproductive health and rights",
        ),
    ],
)
def test_a_renamed_label_is_the_same_theme(old, new):
    theme = find_theme(old)
    assert theme
    assert theme is find_theme(new.replace("&amp;", "&"))


def test_an_unknown_label_is_no_theme():
    assert find_theme("A99 Something that no list has") is None
    assert find_theme("") is None
    assert find_persons("Nobody in particular") is None


def test_each_label_belongs_to_one_theme_and_leads_back_to_it():
    for theme in all_themes().values():
        for label in (*theme.labels.values(), *theme.names.values(), *theme.codes):
            assert find_theme(label) is theme, label


def test_the_lists_of_the_second_and_fourth_cycle_have_53_and_60_themes():
    counts = {
        cycle: sum(cycle in theme.labels for theme in all_themes().values()) for cycle in (2, 4)
    }
    assert counts == {2: 53, 4: 60}
    assert sum(4 in persons.cycles for persons in all_persons().values()) == 24


def test_themes_and_groups_have_names_in_three_languages():
    for one in (*all_themes().values(), *all_persons().values(), *all_sdgs().values()):
        assert all(one.names[language] for language in ("en", "es", "fr"))


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("children", "children"),
        ("Women & girls", "women-girls"),
        ("women", "women-girls"),
        ("LGBTI", "lgbti"),
        ("lesbian, gay, bisexual, transgender and intersex persons (LGBTI)", "lgbti"),
        ("minorities/ racial, ethnic, linguistic, religious or descent-based groups", "minorities"),
        ("Children in vulnerable situations", "children-in-vulnerable-situations"),
    ],
)
def test_a_group_of_persons_is_found_in_the_wording_of_each_cycle(label, code):
    assert find_persons(label).code == code


@pytest.mark.parametrize(
    "written",
    [5, "5", "SDG 5", "ODS 5", "- 5 - GENDER EQUALITY", "Gender equality", "Igualdad de género"],
)
def test_a_goal_is_found_by_number_and_name(written):
    assert sdg(written).number == 5


@pytest.mark.parametrize("written", [0, 18, "", "Peace", "fifty"])
def test_what_is_no_goal_is_refused(written):
    with pytest.raises(UnknownSdg):
        sdg(written)


def test_every_tag_of_a_real_list_of_the_fourth_cycle_is_known(documents):
    path = "slovenia/cycle-4/upr48_thematic-list-of-recommendations.docx"
    cells = {
        row.cells[2].text
        for table in docx.Document(documents / path).tables
        for row in table.rows[1:]
        if not row.cells[0].text.startswith("Theme:")
    }
    themes, persons = set(), set()
    for cell in cells:
        before, _, after = cell.partition("Groups of Persons:")
        themes |= {line.strip("- ") for line in before.splitlines() if line.strip()}
        persons |= {line.strip("- ") for line in after.splitlines() if line.strip()}
    assert [label for label in sorted(themes) if not find_theme(label)] == []
    assert [label for label in sorted(persons) if not find_persons(label)] == []
    assert len(themes) > 50
