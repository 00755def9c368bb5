"""The list of States, and the box that finds one."""

import pytest
from django.urls import reverse

from tests.uprdesk.record.readings import upr_info
from uprdesk.record import importer

pytestmark = pytest.mark.django_db
STATES = reverse("record:states")


def entries(response) -> dict[str, tuple[int, int]]:
    return {
        entry.state.iso3: (entry.asked, entry.asks)
        for group in response.context["groups"]
        for entry in group.entries
    }


def test_all_states_stand_in_their_regional_groups(as_bruno, record):
    response = as_bruno.get(STATES)
    sizes = {group.code: len(group.entries) for group in response.context["groups"]}
    assert sizes.pop("observer") == 2
    assert sum(sizes.values()) == 193
    assert set(sizes) == {"Africa", "Asia", "EEG", "GRULAC", "WEOG"}


def test_each_says_how_many_recommendations_it_received_and_made(as_bruno, record):
    found = entries(as_bruno.get(STATES))
    assert found["CRI"] == (4, 2)
    assert found["TUV"] == (0, 0)


@pytest.mark.parametrize("typed", ["Costa Rica", "costa ric", " COSTA RCIA"])
def test_a_name_that_means_one_state_leads_straight_to_it(as_bruno, record, typed):
    response = as_bruno.get(STATES, {"name": typed})
    assert response["Location"] == reverse("record:state", args=["CRI"])


def test_a_name_that_means_several_shows_them(as_bruno, record):
    response = as_bruno.get(STATES, {"name": "guinea"})
    assert [entry.state.iso3 for entry in response.context["found"]][0] == "GIN"
    by_code = as_bruno.get(STATES, {"name": "cri"}).context["found"]
    assert [entry.state.iso3 for entry in by_code] == ["CRI", "KNA"]  # San Cristóbal y Nieves
    assert "4 States could be meant" in response.content.decode()


def test_a_name_that_means_none_says_what_to_try(as_bruno, record):
    response = as_bruno.get(STATES, {"name": "<b>qqq"})
    text = response.content.decode()
    assert "No State has such a name" in text
    assert "&lt;b&gt;qqq" in text


def test_names_stand_in_the_alphabet_of_the_reader(as_bruno, record):
    response = as_bruno.get(STATES, headers={"Accept-Language": "es"})
    africa = response.context["groups"][0].entries
    assert [entry.name for entry in africa[:3]] == ["Angola", "Argelia", "Benin"]


def test_invented_states_are_listed_with_the_sample_and_counted_apart(as_bruno, record, noon):
    importer.save(upr_info(), sha256="1" * 64, at=noon, sample=True)
    found = entries(as_bruno.get(STATES))
    assert found["XAA"] == (4, 0)
    assert found["XAB"] == (0, 2)
    assert found["PAN"] == (4, 2)  # without the two that PAN makes in the sample


def test_the_list_costs_a_few_questions(as_bruno, record, django_assert_max_num_queries):
    as_bruno.get(STATES)
    with django_assert_max_num_queries(8):
        as_bruno.get(STATES)
