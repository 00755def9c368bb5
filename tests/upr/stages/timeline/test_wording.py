"""Every step has a name and a sentence, and no words are left over."""

import re

import pytest

from upr.stages.timeline import step_ids, wording
from upr.stages.timeline.wording import name_of_step, what_to_do


def test_words_are_those_of_the_list_of_steps():
    assert set(wording._NAMES) == set(wording._WHAT_TO_DO) == set(step_ids())


@pytest.mark.parametrize("step", step_ids())
def test_a_name_is_short_and_what_to_do_is_one_sentence(step):
    name, sentence = str(name_of_step(step)), str(what_to_do(step))
    assert len(name) <= 50
    assert not name.endswith(".")
    assert re.fullmatch(r"[A-Z][^.!?]+\.", sentence)
    assert len(sentence) <= 220


def test_a_step_in_no_list_has_no_words():
    with pytest.raises(KeyError):
        name_of_step("lunch")
