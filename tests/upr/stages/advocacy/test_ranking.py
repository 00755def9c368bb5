"""Which States to ask, with reasons."""

from types import SimpleNamespace

import pytest

from tests.upr.insight.invented import invented_past
from upr.insight.model import TooLittle, model_of
from upr.stages.advocacy import UnusableAsk, issues_of_ask, targets, targets_for_ask
from upr.vocab.groups import UnknownGroup
from upr.vocab.issues import UnknownIssue
from upr.vocab.states import UnknownState

DEATH = "Death penalty"


@pytest.fixture(scope="module")
def model():
    return model_of(invented_past())


def test_targets_are_ranked_from_one(model):
    found = targets(model, "CRI", DEATH)
    assert [one.rank for one in found] == list(range(1, len(found) + 1))
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert {one.state for one in found[:2]} == {"ESP", "NLD"}


def test_names_are_understood_as_well_as_codes(model):
    by_name = targets(model, "Costa Rica", "death penalty")
    assert [one.state for one in by_name] == [one.state for one in targets(model, "CRI", DEATH)]


def test_reasons_are_few_and_true(model):
    past = model.past
    row_of_asker = past.row_of_asker
    issue = [text for text in past.texts if "death penalty" in text]
    for one in targets(model, "CRI", DEATH):
        assert len(one.reasons) <= 4
        rows = row_of_asker[past.askers == past.code(one.state)]
        asked = [
            row for row in rows if past.names[past.state[row]] == "CRI" and past.texts[row] in issue
        ]
        assert one.features["asked"] == len(asked)
        for reason in one.reasons:
            assert str(reason.text)
            assert reason.rows.get("until_session", 12) == 12


def test_the_first_reason_is_what_it_asked_this_very_state(model):
    best = targets(model, "CRI", DEATH)[0]
    assert str(best.reasons[0].text).startswith("Recommended this to Costa Rica")
    assert best.reasons[0].rows == {
        "state": "CRI",
        "from": best.state,
        "issue": DEATH,
        "until_session": 12,
    }
    assert not best.new_voice


def test_new_voices_asked_others_but_never_this_state(model):
    found = targets(model, "FJI", DEATH, new_only=True)
    assert found
    for one in found:
        assert one.new_voice
        assert one.features["asked"] == 0
        assert one.features["alike_asked"]
        assert "Never asked this of Fiji" in str(one.reasons[0].text)


def test_only_states_of_a_region_are_named_when_one_is_wanted(model):
    found = targets(model, "CRI", DEATH, region="GRULAC")
    assert {one.state for one in found} <= {"MEX", "URY", "CUB"}
    assert found[0].rank >= 1


def test_no_more_than_wanted(model):
    assert len(targets(model, "CRI", DEATH, top=3)) == 3


def test_nothing_of_the_session_named_or_a_later_one_is_used(model):
    for one in targets(model, "CRI", DEATH, before_session=9):
        for reason in one.reasons:
            assert reason.rows.get("until_session", 8) == 8


def test_too_early_a_session_is_refused(model):
    with pytest.raises(TooLittle):
        targets(model, "CRI", DEATH, before_session=2)


def test_a_state_that_was_never_reviewed_is_told_so(model):
    for one in targets(model, "FJI", DEATH):
        assert "no review of Fiji" in str(one.reasons[-1].text)
        assert len(one.reasons) <= 4


def test_unknown_names_are_refused_with_the_nearest(model):
    with pytest.raises(UnknownIssue) as refused:
        targets(model, "CRI", "Deth penalty")
    assert DEATH in refused.value.nearest
    with pytest.raises(UnknownState):
        targets(model, "Costa Rico Rica", DEATH)
    with pytest.raises(UnknownGroup):
        targets(model, "CRI", DEATH, region="Middle Earth")


def test_an_issue_that_came_later_is_refused(model):
    with pytest.raises(UnknownIssue, match="came later"):
        targets(model, "CRI", "Privacy")


def test_an_ask_is_ranked_by_its_issues(monkeypatch, model):
    labels = SimpleNamespace(issues=[SimpleNamespace(value=DEATH)], why_not="")
    monkeypatch.setattr("upr.stages.advocacy.ranking.label", lambda *_: [labels])
    found = targets_for_ask(model, "CRI", "Abolish the death penalty", top=5)
    assert [one.state for one in found] == [
        one.state for one in targets(model, "CRI", DEATH, top=5)
    ]


def test_an_ask_about_nothing_is_refused_with_a_next_step(monkeypatch, model):
    labels = SimpleNamespace(issues=[], why_not="")
    monkeypatch.setattr("upr.stages.advocacy.ranking.label", lambda *_: [labels])
    with pytest.raises(UnusableAsk) as refused:
        issues_of_ask(model, "Qwertz")
    assert "Death penalty" in str(refused.value.hint)
