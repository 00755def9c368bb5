"""The five action categories."""

import pytest

from upr.vocab.actions import UnknownAction, action, all_actions


@pytest.mark.parametrize("written", [5, 5.0, "5", "5.0", "5 - Specific action", "specific action"])
def test_a_category_is_found_however_an_export_writes_it(written):
    assert action(written) is all_actions()[5]
    assert action(written).label == "5 - Specific action"


@pytest.mark.parametrize("written", [0, 6, "", "five", 4.5, "5x"])
def test_what_is_no_category_is_refused(written):
    with pytest.raises(UnknownAction):
        action(written)


def test_specific_action_is_accepted_and_done_least_and_consider_hardly_more():
    by_acceptance = sorted(all_actions(), key=lambda number: all_actions()[number].accepted_2010)
    assert by_acceptance == [5, 3, 4, 2, 1]
    assert min(all_actions().values(), key=lambda one: one.full).category == 5


def test_every_category_has_names_in_three_languages_and_verbs():
    for one in all_actions().values():
        assert len(set(one.names)) == 3
        assert all(one.names.values())
        assert one.verbs
        assert one.full + one.partial + one.none <= 100
