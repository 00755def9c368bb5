"""One importer: idempotent, independent of the order, losing nothing."""

import itertools

import pytest

from tests.uprdesk.record.readings import (
    BRIDGE,
    SCHOOL,
    addendum,
    pledges,
    report,
    said,
    thematic_list,
    upr_info,
)
from upr.insight.search.tree import Word
from upr.record import Document, Position, Reading, Response, Unread
from upr.text import say
from uprdesk.record import importer
from uprdesk.record.models import (
    Alias,
    Doubt,
    Edition,
    ImportRun,
    Label,
    Recommendation,
    Refusal,
    VoluntaryPledge,
)
from uprdesk.record.models import Document as StoredDocument
from uprdesk.record.search import matching

pytestmark = pytest.mark.django_db


@pytest.fixture
def save(noon):
    """Import a reading into a store that holds the sample."""

    def save(reading, **more):
        return importer.save(reading, **{"sha256": "0" * 64, "at": noon, "sample": True, **more})

    return save


def counts(outcome):
    return outcome.added, outcome.changed, outcome.unchanged, len(outcome.refused)


def shown():
    """All that a reader sees, without the ids of the store."""
    return [
        (
            r.key,
            r.text,
            r.response,
            r.response_from and r.response_from.name,
            r.position,
            r.category,
            r.document.name,
            r.page,
            [each.state for each in r.recommenders.all()],
            sorted((label.kind, label.value, label.origin) for label in r.labels.all()),
            sorted((s.document.name, s.key, s.response, s.by) for s in r.sources.all()),
            sorted(alias.key for alias in r.aliases.all()),
        )
        for r in Recommendation.objects.standing().order_by("key")
    ]


def test_importing_twice_changes_nothing(save):
    assert counts(save(report())) == (3, 0, 0, 0)
    before, edition = shown(), Edition.current()
    assert counts(save(report())) == (0, 0, 3, 0)
    assert shown() == before
    assert Edition.current() == edition


def test_a_correction_changes_one_row_and_keeps_the_others(save):
    save(report())
    first, second, third = report().recommendations
    corrected = said(
        SCHOOL + " and the spring", "ESP", paragraph="9.2", position=Position.PENDING, page=14
    )
    assert counts(save(report(first, corrected, third))) == (0, 1, 2, 0)
    assert Recommendation.objects.get(key="XAA-19 §9.2").text == SCHOOL + " and the spring"
    assert found_by("spring") == ["XAA-19 §9.2"]
    assert second.text == SCHOOL


def found_by(word):
    """Keys of the recommendations that the full-text index finds by one stem."""
    ids = matching.found(Word(word))
    return sorted(Recommendation.objects.filter(pk__in=ids).values_list("key", flat=True))


READINGS = {
    "report": report(),
    "upr-info": upr_info(),
    "addendum": addendum(**{"9.2": Response.SUPPORTED, "9.10": None}),
    "list": thematic_list(),
}


def test_whatever_the_order_the_record_is_the_same(save, noon):
    results = set()
    for order in itertools.permutations(READINGS):
        for table in (Recommendation, StoredDocument, Doubt):
            table.objects.all().delete()
        for name in order:
            save(READINGS[name])
        results.add(repr(shown()))
    assert len(results) == 1


def test_two_asks_of_upr_info_become_the_reports_one_recommendation(save):
    save(upr_info())
    asks = list(Recommendation.objects.values_list("key", flat=True))
    outcome = save(report())
    assert counts(outcome) == (1, 2, 0, 0)  # §9.10 is new, two paragraphs were there
    one = Recommendation.objects.get(key="XAA-19 §9.1")
    assert one.text == BRIDGE
    assert [s.document.kind for s in one.sources.order_by("pk")] == [
        "report",
        "upr-info",
        "upr-info",
    ]
    assert sorted(label.value for label in one.labels.filter(origin="source")) == [
        "Development",
        "Freedom of movement",
    ]
    assert one.category == 5
    # nothing that was cited is lost
    assert {Recommendation.objects.cited_as(key).key for key in asks} == {
        "XAA-19 §9.1",
        "XAA-19 §9.2",
        next(key for key in asks if Recommendation.objects.filter(key=key).exists()),
    }


# documents that speak of 9.2 → the answer that is shown, and whose it is
ANSWERS = [
    (["report"], "pending", None),
    (["report", "upr-info"], "noted", "upr-info sample"),
    (["report", "upr-info", "addendum"], "supported", "addendum A/HRC/99/12/Add.1 en"),
    (["report", "addendum"], "supported", "addendum A/HRC/99/12/Add.1 en"),
    (["report", "upr-info", "addendum", "list"], "supported", "list XAA-19 en"),
]


@pytest.mark.parametrize(("names", "response", "document"), ANSWERS)
def test_the_document_that_counts_most_gives_the_answer(save, names, response, document):
    for name in names:
        save(READINGS[name])
    one = Recommendation.objects.get(key="XAA-19 §9.2")
    assert one.response == response
    assert (one.response_from and one.response_from.name) == document


def test_each_document_keeps_its_own_answer(save):
    for name in READINGS:
        save(READINGS[name])
    one = Recommendation.objects.get(key="XAA-19 §9.2")
    assert {s.document.kind: s.response for s in one.sources.all()} == {
        "report": "pending",
        "upr-info": "noted",
        "list": "supported",
    }


def test_what_a_person_entered_moves_with_the_recommendation(save, cast, noon):
    save(upr_info())
    ask = Recommendation.objects.get(text__startswith="open it")
    Label.objects.create(
        recommendation=ask, kind="issue", value="Disabilities", origin="person", by=cast.amina
    )
    save(report())
    one = Recommendation.objects.cited_as(ask.key)
    assert one.key == "XAA-19 §9.1"
    assert one.labels.get(origin="person").value == "Disabilities"
    save(report(report().recommendations[0]))
    assert one.labels.get(origin="person").by == cast.amina


def test_a_row_that_its_document_no_longer_carries_is_withdrawn_and_its_key_stays(save):
    save(report())
    outcome = save(report(*report().recommendations[:2]))
    assert outcome.withdrawn == 1
    gone = Recommendation.objects.cited_as("XAA-19 §9.10")
    assert gone.withdrawn
    assert "XAA-19 §9.10" not in [row[0] for row in shown()]
    assert found_by("lime") == []
    save(report())
    gone.refresh_from_db()
    assert not gone.withdrawn
    assert found_by("lime") == ["XAA-19 §9.10"]


def test_a_part_of_a_data_set_leaves_its_other_rows_alone(save):
    save(upr_info())
    outcome = save(upr_info(*upr_info().recommendations[:1]))
    assert (counts(outcome), outcome.withdrawn) == ((0, 0, 1, 0), 0)
    assert Recommendation.objects.standing().count() == 4


def test_a_draft_becomes_the_final_report_with_other_numbers(save):
    draft = [
        said(r.text, *r.recommenders, paragraph=number, position=r.position)
        for r, number in zip(report().recommendations, ("6.1", "6.2", "6.3"), strict=True)
    ]
    save(report(*draft, symbol="A/HRC/WG.6/19/L.3", draft=True))
    save(report())
    assert [row[0] for row in shown()] == ["XAA-19 §9.1", "XAA-19 §9.10", "XAA-19 §9.2"]
    assert Recommendation.objects.cited_as("XAA-19 §6.2").key == "XAA-19 §9.2"


def test_a_doubt_is_asked_once_and_its_answer_outlives_the_next_import(save, cast, noon):
    save(report())
    half = said("Consider building a bridge over the northern railway and a station", "XAB")
    assert save(upr_info(half)).doubtful == 1
    assert save(upr_info(half)).doubtful == 0
    doubt = Doubt.objects.get()
    assert (doubt.one, doubt.other) == (half.key, "XAA-19 §9.1")
    assert Recommendation.objects.standing().count() == 4

    importer.decide(doubt, Doubt.Decision.SAME, by=cast.amina, at=noon)
    assert Recommendation.objects.cited_as(half.key).key == "XAA-19 §9.1"
    save(report(*report().recommendations[:1]))
    save(report())
    assert Recommendation.objects.cited_as(half.key).key == "XAA-19 §9.1"
    assert Doubt.objects.get().decision == "same"

    importer.decide(doubt, Doubt.Decision.OPEN, by=cast.amina, at=noon)
    assert Recommendation.objects.cited_as(half.key).key == half.key


def test_what_cannot_be_kept_is_refused_with_its_reason(save):
    strange = said("Paint the moon", "XAB", session=99)
    unread = Unread(text="Paint the (", why=say("no recommending State found"), page=3)
    reading = report(*report().recommendations, strange)
    outcome = save(
        Reading(
            document=reading.document, recommendations=reading.recommendations, unread=(unread,)
        )
    )
    assert counts(outcome) == (3, 0, 0, 2)
    assert [str(refusal.why) for refusal in Refusal.objects.order_by("pk")] == [
        "no recommending State found",
        "The UPR Working Group has no session 99 in our list.",
    ]
    assert ImportRun.objects.get().refused == 2


def test_a_document_of_which_nothing_can_be_kept_leaves_no_trace(save):
    with pytest.raises(importer.NothingToStore, match="session 99"):
        save(upr_info(said("Paint the moon", "XAB", session=99)))
    assert ImportRun.objects.count() == Recommendation.objects.count() == 0


def test_the_invented_states_are_refused_where_the_store_holds_no_sample(save):
    with pytest.raises(importer.NothingToStore, match="XAA"):
        save(report(), sample=False)
    save(report(), sample=True)
    assert Recommendation.objects.standing().count() == 3
    assert Recommendation.objects.counted().count() == 0


def test_a_state_without_a_review_in_the_session_is_refused(save):
    reading = upr_info(said(SCHOOL, "ESP", state="CRI", session=18))
    with pytest.raises(importer.NothingToStore, match="Costa Rica has no review in session 18"):
        save(reading)


def test_pledges_are_kept_once(save):
    assert counts(save(pledges())) == (1, 0, 0, 0)
    assert counts(save(pledges())) == (0, 0, 1, 0)
    assert VoluntaryPledge.objects.get().sample


def test_aliases_never_hide_a_recommendation(save):
    for name in ("upr-info", "report", "list"):
        save(READINGS[name])
    keys = set(Recommendation.objects.values_list("key", flat=True))
    assert not keys & set(Alias.objects.values_list("key", flat=True))


def test_progress_is_told_up_to_the_end(save):
    told = []
    save(report(), progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)


def test_an_empty_document_is_refused(save):
    with pytest.raises(importer.NothingToStore, match="holds nothing"):
        save(Reading(document=Document(kind="report", state="XAA", session=19)))


def test_invented_rows_of_a_data_set_name_no_organisation_as_their_source(save):
    save(upr_info())
    document = StoredDocument.objects.get()
    assert (document.name, document.title) == ("upr-info sample", "The sample’s own table")
    assert document.sample


def test_a_data_set_with_real_rows_is_that_of_its_organisation(save):
    save(upr_info(said("Build a bridge over the northern river", "PAN", state="CRI")))
    document = StoredDocument.objects.get()
    assert (document.name, document.sample) == ("upr-info", False)
    assert document.title == "UPR Info, database of recommendations"


def test_parts_and_letters_stand_in_the_order_of_the_report(save):
    """Whatever order the rows were made in: an export is the same from every store."""
    parts = [said(f"Open road {n}", "PAN", paragraph="9.1", part=n, parts=12) for n in range(1, 13)]
    letters = [said(f"Paint house {letter}", "PAN", paragraph=f"10 ({letter})") for letter in "ba"]
    save(report(*reversed([*parts, *reversed(letters)])))
    texts = list(Recommendation.objects.standing().order_by("place").values_list("text", flat=True))
    roads = [f"Open road {n}" for n in range(1, 13)]
    assert texts == [*roads, "Paint house a", "Paint house b"]
