"""The learnt labeller of issues, on an invented record: what it learns, refuses and keeps."""

from dataclasses import replace

import numpy as np
import pytest

from tests.upr.insight.invented import DEMANDS, invented_past
from upr.insight.labels.issues import IssueLabeller, NoIssues
from upr.insight.labels.lexicon import lexicon, words_of
from upr.insight.past import ISSUES, Past

PAST = invented_past(sessions=6)


@pytest.fixture(scope="module")
def labeller():
    return IssueLabeller.fit(PAST)


@pytest.mark.parametrize(("about", "issue"), [demand[:2] for demand in DEMANDS])
def test_a_text_it_never_saw_gets_the_issue_of_its_words(labeller, about, issue):
    chances = labeller.probabilities([f"Take a fresh look at {about}"], ["en"])
    assert [ISSUES[at] for at in np.flatnonzero(labeller.labels(chances)[0])] == [issue]
    assert chances[0, ISSUES.index(issue)] > 0.5


def test_texts_in_other_languages_are_left_to_the_rules(labeller):
    texts = ["Abolir la pena de muerte", "Abolish the death penalty"]
    chances = labeller.probabilities(texts, ["es", "en"])
    assert np.isnan(chances[0]).all()
    assert not labeller.labels(chances)[0].any()
    assert (chances[1] == labeller.probabilities(texts[1:])[0]).all()


def test_what_the_lexicon_found_is_taken_from_the_caller(labeller):
    texts = ["Abolish the death penalty"]
    said = [lexicon("en").find(words_of(text)) for text in texts]
    from_text = labeller.probabilities(texts)
    assert (labeller.probabilities(texts, None, said) == from_text).all()
    assert labeller.probabilities(texts, None, [{}]).max() < from_text.max()


def test_texts_of_unknown_words_and_no_texts_are_answered_too(labeller):
    assert np.isfinite(labeller.probabilities(["Xyzzy plugh", ""])).all()
    assert labeller.probabilities([]).shape == (0, len(ISSUES))


def test_issues_that_the_record_never_has_are_never_given(labeller):
    chances = labeller.probabilities(["Hold free elections and fight corruption"])
    never = ~PAST.issues.any(axis=0)
    assert not labeller.labels(chances)[:, never].any()


def test_rows_of_later_sessions_change_no_answer(labeller):
    every = invented_past(sessions=8)
    later = every.session > 6
    altered = replace(
        every,
        texts=tuple(
            "Anything" if late else text for late, text in zip(later, every.texts, strict=True)
        ),
        issues=np.where(later[:, None], ~every.issues, every.issues),
    )
    texts = ["Improve what it does about torture", "Schools"]
    first, second = (
        IssueLabeller.fit(one.before(7)).probabilities(texts) for one in (every, altered)
    )
    assert (first == second).all()


def test_only_english_rows_with_issues_are_learnt_from():
    untagged = replace(PAST, issues=np.zeros_like(PAST.issues))
    spanish = replace(PAST, languages=("es",) * len(PAST))
    for past in (untagged, spanish, Past.of([])):
        with pytest.raises(NoIssues, match="Only 0 texts") as caught:
            IssueLabeller.fit(past)
        assert "Import a table" in str(caught.value.hint)


def test_one_issue_alone_is_learnt_without_failure():
    one = PAST.rows(PAST.issues[:, ISSUES.index("Death penalty")])
    labeller = IssueLabeller.fit(one)
    chances = labeller.probabilities(["Abolish the death penalty"])
    assert [ISSUES[at] for at in np.flatnonzero(labeller.labels(chances)[0])] == ["Death penalty"]


def test_what_was_kept_answers_the_same(labeller):
    again = IssueLabeller.from_arrays(labeller.arrays())
    texts = PAST.texts[:20]
    assert (again.probabilities(texts) == labeller.probabilities(texts)).all()
    assert (again.limits == labeller.limits).all()


def test_parts_that_do_not_fit_together_are_refused(labeller):
    arrays = labeller.arrays()
    with pytest.raises(ValueError, match="other columns"):
        IssueLabeller.from_arrays({**arrays, "machines.weights": arrays["machines.weights"][1:]})
    with pytest.raises(ValueError, match="another list"):
        IssueLabeller.from_arrays({**arrays, "limits": arrays["limits"][1:]})
    with pytest.raises(KeyError):
        IssueLabeller.from_arrays({name: arrays[name] for name in arrays if name != "limits"})
