"""The list of steps is whole: words, sources, roles, an order without circles."""

import pytest

from upr.stages.timeline import Kind, UnknownStep, find_step, step_ids, steps_of
from upr.stages.timeline.spans import SHIFTS
from upr.stages.timeline.steps import DATA
from upr.vocab import all_limits, all_sessions, limit
from upr.vocab.rows import rows

SESSIONS = [*all_sessions(), 55, 64, 69, 200]
ROLES = {"coordinator", "drafter", "documenter", "delegate", "member"}
LISTS = ("steps", "rhythm")


@pytest.mark.parametrize("name", LISTS)
def test_every_row_has_a_source_and_a_mark_and_no_stray_blanks(name):
    for row in rows(name, DATA):
        assert None not in row, row
        assert row["source"], row
        assert row["mark"] in {"C", "P", "U"}, row
        assert all(cell == cell.strip() for cell in row.values()), row


@pytest.mark.parametrize("session", SESSIONS)
def test_every_session_has_each_step_once_with_its_words(session):
    steps = steps_of(session)
    ids = [step.id for step in steps]
    assert len(ids) == len(set(ids))
    assert {"submission", "session", "dialogue", "plenary", "next-review"} <= set(ids)
    for step in steps:
        assert str(step.name)
        assert str(step.what_to_do).endswith(".")
        assert step.role in ROLES
        assert step.rule.unit in SHIFTS
        assert step.rule.earliest <= step.rule.usual <= step.rule.latest
        assert step.rule.opens <= step.rule.usual
        assert set(step.depends) <= set(ids)
        assert not step.rule.anchor or step.rule.anchor in ids
        until = step.rule.until
        assert not until or until.isdecimal() or until in ids


def test_a_session_to_come_has_all_steps_and_an_early_one_only_those_of_its_time():
    assert tuple(step.id for step in steps_of(64)) == step_ids()
    early = {step.id for step in steps_of(5)}
    assert set(step_ids()) - early == {
        "pre-session-application",
        "pre-session",
        "speakers-list",
        "high-commissioner-letter",
    }


def test_numbers_stay_the_same_whatever_the_session():
    numbers = {step.id: step.number for step in steps_of(64)}
    assert list(numbers.values()) == list(range(1, len(step_ids()) + 1))
    assert all(numbers[step.id] == step.number for step in steps_of(5))


def test_the_deadline_of_ohchr_is_final_and_what_the_coalition_does_itself_mostly_is_not():
    assert find_step("submission", 64).final
    assert not find_step("coalition", 64).final
    assert find_step("submission", 64).kind is Kind.DEADLINE


def test_an_unknown_step_is_refused_with_those_that_look_alike():
    with pytest.raises(UnknownStep) as refused:
        find_step("plenry", 54)
    assert refused.value.nearest == ("plenary",)
    assert "submission" in str(refused.value.hint)


# code of a number of the UN → step, and in which way its rule must agree
SAME = {
    "advance-questions-lead": ("advance-questions", lambda rule: -rule.latest),
    "draft-recommendations": ("draft-recommendations", lambda rule: rule.usual),
    "speakers-list-days": ("speakers-list", lambda rule: int(rule.until) + 1),
    "midterm-report": ("midterm", lambda rule: rule.earliest),
    "submission-deadline-hour": ("submission", lambda rule: rule.hour),
    "national-report-lead": ("national-report", lambda rule: -rule.latest),
}


@pytest.mark.parametrize("one", [x for x in all_limits() if x.code in SAME], ids=lambda x: x.code)
def test_rules_say_what_the_numbers_of_the_un_say(one):
    step, told = SAME[one.code]
    for session in range(one.valid_from_session, (one.valid_to_session or 54) + 1):
        known = {own.id: own for own in steps_of(session)}
        assert step not in known or told(known[step].rule) == one.value


@pytest.mark.parametrize("session", all_sessions())
def test_the_rule_of_the_deadline_covers_the_months_that_the_numbers_of_the_un_give(session):
    rule = find_step("submission", session).rule
    weeks = 365.25 / 12 / 7
    assert -rule.earliest >= int(
        limit("submission-deadline-earliest", session=session).value * weeks
    )
    assert -rule.latest <= limit("submission-deadline-latest", session=session).value * weeks


def test_what_is_said_of_a_rule_is_said_in_every_language():
    for row in rows("steps", DATA):
        said = [row["note"], row["note_es"], row["note_fr"]]
        assert all(said) or not any(said), row
        assert len(set(said)) == len(said) or not any(said), row


def test_a_note_is_read_in_the_language_of_the_reader():
    rule = find_step("wg-adoption", 64).rule
    assert str(rule.note) == "Not earlier than 48 hours after the dialogue"
    assert rule.words.in_language("es") == "No antes de 48 horas después del diálogo"
    assert rule.words.in_language("pt") == rule.words.in_language("en") == str(rule.note)
    assert not find_step("yearly-check-1", 64).rule.note
