"""A model: learnt together, kept in a folder, and never asked about what it should not know."""

import json
from dataclasses import replace

import numpy as np
import pytest

from tests.upr.insight.invented import invented_past, recommendations
from upr.insight import model as models
from upr.insight.learning.files import UnusableModel
from upr.insight.model import PARTS, Model, TooLittle, model_of, train
from upr.insight.past import Past
from upr.record import Response, text_hash

TEXT = "Adopt by 2015 a law on torture in places of detention"


@pytest.fixture(scope="module")
def past():
    return invented_past()


@pytest.fixture(scope="module")
def model(past):
    return train(past)


@pytest.fixture
def folder(model, tmp_path):
    """The model, saved."""
    folder = tmp_path / "model"
    model.save(folder)
    return folder


def same(one, other) -> bool:
    """Whether two parts hold the same numbers."""
    a, b = one.arrays(), other.arrays()
    return a.keys() == b.keys() and all(np.array_equal(a[name], b[name]) for name in a)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_comes_back_as_it_was(model, folder, name):
    assert same(getattr(Model.load(folder), name), getattr(model, name))


@pytest.mark.parametrize("name", PARTS)
def test_the_same_record_gives_the_same_numbers(model, past, name):
    assert same(getattr(model_of(past), name), getattr(model, name))


def test_the_same_model_gives_the_same_bytes(model, folder, tmp_path):
    model.save(tmp_path / "again")
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name


def test_only_what_is_asked_for_is_read(folder):
    for name in PARTS:
        if name != "habits":
            (folder / f"{name}.npz").unlink()
    loaded = Model.load(folder)
    assert loaded.habits
    assert loaded.until_session == 12
    with pytest.raises(UnusableModel):
        loaded.issues  # noqa: B018


def test_the_card_tells_what_was_seen(model, past):
    assert (model.card.rows, model.card.sessions) == (len(past), tuple(range(1, 13)))
    assert model.until_session == 12


def test_texts_that_were_seen_are_known_by_their_words(model, folder):
    assert text_hash(model.past.texts[0].upper()) in model.seen
    assert text_hash("Paint the moon") not in model.seen
    assert Model.load(folder).seen == model.seen


def test_a_question_about_a_session_that_was_not_seen_goes_to_the_model_itself(model):
    assert model.before(13) is model


def test_a_question_about_a_session_that_was_seen_goes_to_an_earlier_model(model):
    earlier = model.before(9)
    assert earlier.until_session == 8
    assert earlier is model.before(9)
    assert len(earlier.past) == len(model.past.before(9))


def altered(session: int) -> Past:
    """The record, with everything said in that session and later ones turned around."""
    return Past.of(
        replace(
            one,
            text=f"Please {one.text}",
            recommenders=("CHL",),
            issues=("Other",),
            category=1,
            response=Response.NOTED if one.response is Response.SUPPORTED else Response.SUPPORTED,
        )
        if one.session >= session
        else one
        for one in recommendations()
    )


@pytest.mark.parametrize("name", PARTS)
def test_later_rows_change_no_answer_about_an_earlier_session(model, name):
    other = model_of(altered(9))
    assert same(getattr(other.before(9), name), getattr(model.before(9), name))
    assert not same(other.past, model.past)


def test_a_model_that_was_loaded_learns_anew_for_an_earlier_session(model, folder):
    assert same(Model.load(folder).before(9).habits, model.before(9).habits)


def test_progress_names_the_parts_in_their_order(past, monkeypatch):
    monkeypatch.setattr(models, "PARTS", ("actions",))
    told = []
    train(past, progress=lambda *step: told.append(step))
    assert told == [("actions", 0, 1)]


def test_a_model_of_another_version_is_refused_with_the_command_that_rebuilds(folder):
    card = json.loads((folder / "card.json").read_text("utf-8"))
    (folder / "card.json").write_text(json.dumps({**card, "format": 0}), "utf-8")
    with pytest.raises(UnusableModel, match="another version") as refused:
        Model.load(folder)
    assert "uprdesk train" in str(refused.value.hint)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_with_other_arrays_than_ours_is_damaged(model, tmp_path, name):
    folder = tmp_path / "model"

    class Strange:
        @staticmethod
        def arrays():
            return {"weights": np.zeros(3)}

    other = Model(model.card, past=model.past)
    other._parts.update({part: getattr(model, part) for part in PARTS} | {name: Strange})
    other.save(folder)
    with pytest.raises(UnusableModel, match="damaged"):
        getattr(Model.load(folder), name)


def only(**fields) -> Past:
    """The record, with the same in every row."""
    return Past.of(replace(one, **fields) for one in recommendations(sessions=4))


@pytest.mark.parametrize(
    ("past", "told"),
    [
        (Past.of([]), "no recommendation to learn from"),
        (invented_past(sessions=2), "2 sessions up to session 2"),
        (only(response=Response.SUPPORTED), "the same answer"),
        (only(response=Response.PENDING), "the same answer"),
        (only(category=4), "the same action category"),
        (only(category=None), "the same action category"),
        (only(issues=()), "the same issue"),
    ],
    ids=["none", "two sessions", "supported", "pending", "category", "no category", "no issue"],
)
def test_a_record_of_one_kind_is_refused_with_the_reason(past, told):
    with pytest.raises(TooLittle, match=told) as refused:
        train(past)
    assert "table" in str(refused.value.hint)


def test_a_question_about_the_first_sessions_is_refused(model):
    with pytest.raises(TooLittle, match="up to session 2"):
        model.before(3)
