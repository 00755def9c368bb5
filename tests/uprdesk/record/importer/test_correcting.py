"""A person's word on a label: written down, traced, taken back, carried along by imports."""

import pytest

from tests.uprdesk.record.readings import BRIDGE, SCHOOL, report, said, thematic_list, upr_info
from upr.errors import UnknownName, UprError
from uprdesk.coalition.models import TraceEntry
from uprdesk.coalition.rights import Can
from uprdesk.record import importer
from uprdesk.record.models import Doubt, Edition, Label, Recommendation
from uprdesk.record.models.label import action_category, standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(noon):
    def save(reading):
        return importer.save(reading, sha256="0" * 64, at=noon, sample=True)

    return save


@pytest.fixture
def correct(cast, noon):
    """Amina's word."""

    def correct(one, kind, value, applies):
        return importer.correct(one, kind, value, applies, by=cast.amina, at=noon)

    return correct


def issues(one):
    """What sources and persons say."""
    labels = one.labels.filter(origin__in=("source", "person"))
    return [label.value for label in standing(labels, "issue")]


def test_a_curator_may_correct_and_others_may_not(cast):
    assert cast.amina.can(Can.CORRECT_LABELS)
    assert not cast.bruno.can(Can.CORRECT_LABELS)


def test_a_correction_has_its_author_its_moment_and_its_trace(save, correct, cast, noon):
    save(upr_info())
    one, edition = Recommendation.objects.get(text__startswith="open it"), Edition.current()
    label = correct(one, "issue", "derechos de la mujer", True)
    assert (label.value, label.by, label.at) == ("Women's rights", cast.amina, noon)
    assert issues(one)[0] == "Women's rights"
    assert Edition.current() != edition
    entry = TraceEntry.objects.get(deed="label.corrected")
    assert (entry.by, entry.target) == (cast.amina, one.key)
    assert entry.detail == {"kind": "issue", "value": "Women's rights", "applies": True}


def test_a_denied_label_of_a_source_counts_again_when_it_is_taken_back(save, correct, cast, noon):
    save(upr_info())
    one = Recommendation.objects.get(text__startswith="open it")
    correct(one, "issue", "Development", False)
    assert issues(one) == ["Freedom of movement"]
    assert importer.undo(one, "issue", "Development", by=cast.amina, at=noon)
    assert set(issues(one)) == {"Development", "Freedom of movement"}
    assert TraceEntry.objects.filter(deed="label.correction_undone").count() == 1
    assert not importer.undo(one, "issue", "Development", by=cast.amina, at=noon)


def test_the_last_word_counts(save, correct):
    save(upr_info())
    one = Recommendation.objects.get(text__startswith="open it")
    for applies in (True, False, True):
        correct(one, "issue", "Disabilities", applies)
    assert "Disabilities" in issues(one)
    assert one.labels.filter(origin="person").count() == 1


def test_a_second_category_takes_the_place_of_the_first(save, correct):
    save(upr_info())
    one = Recommendation.objects.get(text__startswith="open it")
    for category in ("3", "4 - General action"):
        correct(one, "category", category, True)
    assert action_category(one.category, one.labels.all())[0] == 4
    assert one.labels.filter(kind="category", origin="person").count() == 1


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [("group", "women", "Women & girls"), ("sdg", "Gender equality", "5")],
)
def test_a_value_is_kept_as_the_vocabulary_has_it(save, correct, kind, value, kept):
    save(upr_info())
    one = Recommendation.objects.get(text__startswith="open it")
    assert correct(one, kind, value, True).value == kept


@pytest.mark.parametrize(
    ("kind", "value"),
    [("issue", "Lighthouses"), ("category", "6"), ("sdg", "18"), ("theme", "Water"), ("group", "")],
)
def test_a_value_that_cannot_be_is_refused_with_the_next_step(save, correct, kind, value):
    save(upr_info())
    with pytest.raises(UprError) as error:
        correct(Recommendation.objects.get(text__startswith="open it"), kind, value, True)
    assert str(error.value.hint)
    assert not Label.objects.filter(origin="person").exists()
    assert not TraceEntry.objects.filter(deed="label.corrected").exists()


def test_the_nearest_names_are_offered(save, correct):
    save(upr_info())
    with pytest.raises(UnknownName) as error:
        correct(Recommendation.objects.first(), "issue", "Womens right", True)
    assert "Women's rights" in error.value.nearest


def test_a_correction_outlives_the_same_import_and_a_merge(save, correct, cast):
    save(upr_info())
    ask = Recommendation.objects.get(text__startswith="open it")
    correct(ask, "issue", "Disabilities", True)
    correct(ask, "issue", "Development", False)
    for reading in (upr_info(), report(), thematic_list(), report()):
        save(reading)
    one = Recommendation.objects.cited_as(ask.key)
    assert one.key == "XAA-19 §9.1"
    words = one.labels.filter(origin="person").order_by("value")
    assert [(w.value, w.applies, w.by) for w in words] == [
        ("Development", False, cast.amina),
        ("Disabilities", True, cast.amina),
    ]
    assert "Development" not in issues(one)


def test_a_correction_goes_home_when_the_rows_are_told_apart(save, correct, cast, noon):
    """Two asks were one recommendation by a person's answer, and become two again."""
    one = said(SCHOOL, "ESP", paragraph="9.2")
    other = said(BRIDGE, "PAN", paragraph="9.3")
    save(report(one, other))
    home = Recommendation.objects.get(key="XAA-19 §9.3")
    correct(home, "issue", "Disabilities", True)
    # as an import leaves it that takes the two for one
    heir = Recommendation.objects.get(key="XAA-19 §9.2")
    home.labels.filter(origin="person").update(recommendation=heir)
    save(report(one, other, said("Plant one tree", "PAN", paragraph="9.4")))
    assert issues(heir) == []
    assert issues(Recommendation.objects.get(key="XAA-19 §9.3")) == ["Disabilities"]


def test_a_persons_same_and_different_carry_corrections_there_and_back(save, correct, cast, noon):
    save(upr_info(said("Paint every village school in bright colours", "ESP")))
    save(
        report(
            said(
                "Paint the village school of each valley in bright colours", "ESP", paragraph="9.2"
            )
        )
    )
    doubt = Doubt.objects.get()
    asked = Recommendation.objects.get(paragraph="")
    correct(asked, "issue", "Disabilities", True)

    importer.decide(doubt, Doubt.Decision.SAME, by=cast.amina, at=noon)
    assert issues(Recommendation.objects.get(key="XAA-19 §9.2")) == ["Disabilities"]

    importer.decide(doubt, Doubt.Decision.DIFFERENT, by=cast.amina, at=noon)
    assert issues(Recommendation.objects.get(key="XAA-19 §9.2")) == []
    assert issues(Recommendation.objects.get(key=asked.key)) == ["Disabilities"]
