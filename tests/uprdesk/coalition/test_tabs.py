"""The pages of an engagement beside each other."""

import pytest
from django.urls import get_resolver, resolve

from uprdesk.coalition.rights import PART_NAMES, Part
from uprdesk.coalition.tabs import TABS, tabs_for

pytestmark = pytest.mark.django_db


def test_each_tab_has_the_rule_of_its_view(ours):
    for tab in tabs_for(ours.here(ours.luna)):
        assert resolve(tab.url).func.needs == f"{tab.kind}:{tab.right}", tab.name


def test_a_coordinator_has_all_that_are_built(ours):
    built = {
        f"{space}:{name}"
        for space, (_, resolver) in get_resolver().namespace_dict.items()
        for name in resolver.reverse_dict
        if isinstance(name, str)
    }
    shown = [tab.name for tab in tabs_for(ours.here(ours.luna))]
    assert shown == [tab.name for tab in TABS if tab.url_name in built]


def test_an_observer_sees_neither_people_nor_settings(ours):
    shown = {tab.name for tab in tabs_for(ours.here(ours.nube))}
    assert not shown & {"people", "keys", "trace", "settings"}


def test_every_part_has_a_short_name():
    assert list(PART_NAMES) == list(Part)
