"""Alike recommendations of the record: found by their words, anew after every import."""

import pytest

from upr.insight.likeness.terms import UnknownLanguage
from upr.intake import read
from uprdesk.record import importer, likeness
from uprdesk.record.models import Edition, Recommendation

pytestmark = pytest.mark.django_db

HEAD = "Recommending State,SuR,Recommendation,Response,Session,Issue,Action\n"
FIRST = "Spain,Costa Rica,Paint all schools in the countryside,Accepted,19,Right to education,5\n"
SECOND = "Spain,Costa Rica,Paint the schools of the countryside,Noted,19,Right to education,5\n"
OTHER = "Spain,Costa Rica,Ratify the convention on enforced disappearances,Noted,19,Other,5\n"


def save(noon, *rows: str) -> None:
    reading = read((HEAD + "".join(rows)).encode(), "export.csv")
    importer.save(reading, sha256="0" * 64, at=noon)


def found(text: str) -> list[str]:
    texts = dict(Recommendation.objects.values_list("pk", "text"))
    return [texts[pk] for pk, _ in likeness.alike(text)]


def test_alike_rows_are_found_and_others_are_not(noon):
    save(noon, FIRST, OTHER)
    assert found("Paint all the schools in the countryside") == [FIRST.split(",")[2]]


def test_what_was_imported_since_is_found(noon):
    save(noon, FIRST)
    assert len(found("Paint schools in the countryside")) == 1
    save(noon, FIRST, SECOND)
    assert len(found("Paint schools in the countryside")) == 2


def test_an_empty_record_has_nothing_alike():
    assert found("Paint the schools") == []


def test_a_language_without_a_stemmer_is_refused():
    with pytest.raises(UnknownLanguage):
        likeness.alike("Pinte as escolas", "pt")


def test_a_label_does_not_lay_everything_out_anew(noon, cast):
    save(noon, FIRST)
    laid, mark = likeness.laid_out(), Edition.current()
    one = Recommendation.objects.get()
    importer.correct(one, "issue", "Development", True, by=cast.amina, at=noon)
    assert Edition.current() != mark
    assert likeness.laid_out() is laid
