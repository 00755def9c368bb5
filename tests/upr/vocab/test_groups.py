"""Regional groups and organisations: who was in on which day."""

from datetime import date

import pytest

from upr.vocab import STATES
from upr.vocab.groups import UnknownGroup, all_groups, group, groups_of, members, memberships

NOW = date(2026, 11, 1)
EARLY = date(2008, 4, 7)


def test_the_regional_groups_have_the_sizes_of_geneva():
    sizes = {code: len(members(code, NOW)) for code, one in all_groups().items() if one.regional}
    assert sizes == {"Africa": 54, "Asia": 54, "EEG": 23, "GRULAC": 33, "WEOG": 29}


def test_every_member_state_is_in_one_regional_group_and_observers_in_none():
    for code, state in STATES.items():
        regional = [name for name in groups_of(code, NOW) if all_groups()[name].regional]
        assert regional == ([] if state.observer else [state.group])


def test_twelve_organisations_have_names_in_three_languages():
    assert sum(not one.regional for one in all_groups().values()) == 12
    for one in all_groups().values():
        assert all(group(name) is one for name in one.names.values())


@pytest.mark.parametrize(
    ("code", "state", "on", "inside"),
    [
        ("EU", "GBR", date(2020, 1, 31), True),
        ("EU", "GBR", date(2020, 2, 1), False),
        ("EU", "HRV", date(2013, 6, 30), False),
        ("EU", "HRV", date(2013, 7, 1), True),
        ("EU", "POL", EARLY, True),
        ("EU", "ROU", date(2006, 12, 31), False),
        ("EU", "CYP", NOW, True),
        ("AU", "MAR", date(2016, 12, 31), False),
        ("AU", "MAR", date(2017, 2, 1), True),
        ("ASEAN", "TLS", date(2025, 1, 1), False),
        ("ASEAN", "TLS", NOW, True),
        ("Commonwealth", "GMB", date(2010, 1, 1), True),
        ("Commonwealth", "GMB", date(2015, 1, 1), False),
        ("Commonwealth", "GMB", NOW, True),
        ("Commonwealth", "ZWE", NOW, False),
        ("OAS", "NIC", EARLY, True),
        ("OAS", "NIC", NOW, False),
        ("AL", "PSE", EARLY, True),
        ("OIC", "SSD", NOW, False),
        ("AL", "SSD", NOW, False),
        ("Africa", "SSD", date(2011, 7, 1), False),
    ],
)
def test_membership_is_that_of_the_day(code, state, on, inside):
    assert (state in members(code, on)) is inside
    assert (code in groups_of(state, on)) is inside


def test_an_associate_counts_only_when_asked_for():
    assert "GHA" not in members("OIF", EARLY)
    assert "GHA" in members("OIF", EARLY, associates=True)
    assert "GHA" in members("OIF", NOW)


def test_the_european_union_had_27_28_and_27_members():
    sizes = [len(members("EU", date(year, 1, 1))) for year in (2008, 2014, 2021)]
    assert sizes == [27, 28, 27]


def test_no_state_is_twice_in_a_group_on_one_day():
    days = {one.valid_from for one in memberships() if one.valid_from}
    for on in {NOW, EARLY, *days}:
        holding = [(one.group, one.state) for one in memberships() if one.holds(on)]
        assert len(holding) == len(set(holding))


def test_days_from_background_knowledge_are_marked():
    dated = [one for one in memberships() if "background" in one.source]
    assert dated
    assert all(one.mark == "U" for one in dated)


@pytest.mark.parametrize(
    ("name", "code"),
    [("UE", "EU"), ("Arab League", "AL"), ("LAS", "AL"), ("asia-pacific", "Asia"), ("OEA", "OAS")],
)
def test_a_group_is_found_under_its_names(name, code):
    assert group(name).code == code


def test_an_unknown_group_is_refused_with_the_list():
    with pytest.raises(UnknownGroup) as error:
        group("Union of nowhere")
    assert "GRULAC" in str(error.value.hint)
