"""The preview of an import says what the import then does."""

from dataclasses import replace

import pytest

from tests.uprdesk.record.readings import (
    SCHOOL,
    addendum,
    pledges,
    report,
    said,
    thematic_list,
    upr_info,
)
from upr.record import Response
from uprdesk.record import importer
from uprdesk.record.importer.before import Change
from uprdesk.record.models import Document, Doubt, Edition, Recommendation

pytestmark = pytest.mark.django_db


def corrected():
    """The report with one text corrected, one row gone and one more."""
    first, second, _ = report().recommendations
    return report(
        first,
        replace(second, text="Paint every village school in red"),
        said("Sing in the streets", "ESP", paragraph="9.11"),
    )


def doubtful():
    """UPR Info with words near enough to the report's to be asked about, not to be joined."""
    return upr_info(said("paint every village school", "PAN", response=Response.NOTED))


READINGS = {
    "report": report,
    "corrected": corrected,
    "upr-info": upr_info,
    "doubtful": doubtful,
    "list": thematic_list,
    "addendum": lambda: addendum(**{"9.2": Response.SUPPORTED}),
    "other answer": lambda: addendum(**{"9.2": Response.NOTED, "9.10": None}),
    "pledges": pledges,
}


@pytest.mark.parametrize("stored", [(), ("report",), ("upr-info",), ("report", "upr-info", "list")])
@pytest.mark.parametrize("name", READINGS)
def test_the_import_does_what_the_comparison_said(stored, name, noon):
    for before in stored:
        importer.save(READINGS[before](), sha256="0" * 64, at=noon, sample=True)
    found = importer.compare(READINGS[name](), sample=True)
    done = importer.save(READINGS[name](), sha256="1" * 64, at=noon, sample=True)
    changes = [one.change for one in found.pieces]
    assert changes.count(Change.NEW) == done.added
    assert changes.count(Change.CHANGED) + changes.count(Change.JOINED) == done.changed
    assert changes.count(Change.KNOWN) == done.unchanged
    assert (found.doubtful, found.withdrawn) == (done.doubtful, done.withdrawn)
    assert importer.compare(READINGS[name](), sample=True).withdrawn == 0


def test_comparing_writes_nothing(noon):
    importer.save(upr_info(), sha256="0" * 64, at=noon, sample=True)
    before = (Edition.current(), list(Recommendation.objects.values()), Document.objects.count())
    importer.compare(corrected(), sample=True)
    assert before == (
        Edition.current(),
        list(Recommendation.objects.values()),
        Document.objects.count(),
    )
    assert Doubt.objects.count() == 0


def test_a_changed_row_comes_with_its_old_words(noon):
    importer.save(report(), sha256="0" * 64, at=noon, sample=True)
    changed = importer.compare(corrected(), sample=True).pieces[1]
    assert changed.change is Change.CHANGED
    assert changed.before.text == SCHOOL
    assert changed.before.recommenders == ("ESP",)
    assert changed.before.document == "A/HRC/99/12"


def test_a_row_that_joins_comes_with_the_other_documents_words(noon):
    importer.save(report(), sha256="0" * 64, at=noon, sample=True)
    joined = importer.compare(upr_info(), sample=True).pieces[2]
    assert joined.change is Change.JOINED
    assert joined.before.text == SCHOOL


def test_a_doubtful_row_comes_with_the_words_it_resembles(noon):
    importer.save(report(), sha256="0" * 64, at=noon, sample=True)
    found = importer.compare(doubtful(), sample=True)
    assert found.doubtful == 1
    doubt, words = found.pieces[0].doubt
    assert words == SCHOOL
    assert 0 < doubt.likeness <= 1


def test_what_cannot_be_kept_stands_in_its_place_with_its_reason():
    first, second, third = report().recommendations
    stranger = replace(second, recommenders=("XZZ",))
    found = importer.compare(report(first, stranger, third), sample=True)
    assert [one.change for one in found.pieces] == [Change.NEW, None, Change.NEW]
    assert found.pieces[1].piece is stranger
    assert "XZZ" in str(found.pieces[1].why)
    assert all(one.change is None for one in importer.compare(report()).pieces)


def test_progress_is_told_up_to_the_end():
    told = []
    importer.compare(report(), sample=True, progress=lambda *how_far: told.append(how_far))
    assert told[-1] == (3, 3)
