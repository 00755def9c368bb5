"""Variables of the environment: typed, with defaults, mistakes explained."""

import pytest

from uprdesk.config.env import Environment, WrongSetting


def test_what_is_not_given_is_the_default():
    env = Environment({"UPRDESK_EMPTY": ""})
    assert env.text("UPRDESK_EMPTY", "x") == "x"
    assert env.truth("UPRDESK_OPEN", default=True) is True
    assert env.number("UPRDESK_HOURS", 12) == 12
    assert env.listed("UPRDESK_HOSTS") == []


@pytest.mark.parametrize(("word", "meant"), [("yes", True), ("ON", True), ("0", False)])
def test_yes_and_no_have_several_words(word, meant):
    assert Environment({"UPRDESK_OPEN": word}).truth("UPRDESK_OPEN") is meant


def test_a_list_is_parted_by_commas():
    env = Environment({"UPRDESK_HOSTS": "a.example, b.example,"})
    assert env.listed("UPRDESK_HOSTS") == ["a.example", "b.example"]


def test_a_secret_may_stand_in_a_file(tmp_path):
    (tmp_path / "key").write_text("a secret\n")
    env = Environment({"UPRDESK_KEY_FILE": str(tmp_path / "key"), "UPRDESK_KEY": "other"})
    assert env.text("UPRDESK_KEY") == "a secret"


def test_a_file_that_is_not_there_is_named_in_the_hint(tmp_path):
    env = Environment({"UPRDESK_KEY_FILE": str(tmp_path / "nowhere")})
    with pytest.raises(WrongSetting) as wrong:
        env.text("UPRDESK_KEY")
    assert "UPRDESK_KEY_FILE" in str(wrong.value.message)
    assert str(tmp_path / "nowhere") in str(wrong.value.hint)


@pytest.mark.parametrize(
    "ask",
    [
        lambda env: env.truth("UPRDESK_X"),
        lambda env: env.number("UPRDESK_X", 1),
        lambda env: env.choice("UPRDESK_X", "en", ("es", "en")),
    ],
)
def test_a_mistake_names_the_variable_and_says_what_to_write(ask):
    with pytest.raises(WrongSetting) as wrong:
        ask(Environment({"UPRDESK_X": "perhaps"}))
    assert "UPRDESK_X" in str(wrong.value.message)
    assert "Write" in str(wrong.value.hint)


@pytest.mark.parametrize("word", ["0", "-1", "101", "1.5", "१"])
def test_a_number_outside_its_bounds_is_refused(word):
    with pytest.raises(WrongSetting, match="not a number"):
        Environment({"UPRDESK_X": word}).number("UPRDESK_X", 5, most=100)


def test_names_that_nobody_asks_for_are_slips():
    env = Environment({"UPRDESK_ADRESS": "x", "UPRDESK_DATA": "y", "HOME": "z"})
    env.text("UPRDESK_DATA")
    assert env.unknown() == ["UPRDESK_ADRESS"]
