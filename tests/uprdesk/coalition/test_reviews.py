"""Which reviews an engagement can be about."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from upr.stages.timeline import NotReviewed
from uprdesk.coalition import reviews, sample
from uprdesk.record.sample import HERE

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


def test_the_next_review_is_proposed_and_its_neighbours_can_be_chosen():
    panama = reviews.reviews_of("PAN", NOW)
    assert [one.cycle for one in panama] == [5, 6, 4]
    assert panama[0].estimated


def test_an_estimate_says_that_it_is_one_and_in_which_months():
    with translation.override("es"):
        said = reviews.when(reviews.reviews_of("PAN", NOW)[0])
    assert "noviembre de 2030" in said
    assert "abril de 2030" in said
    assert "enero de 2031" in said


def test_a_review_that_is_known_says_its_month_alone():
    said = reviews.when(reviews.reviews_of("PAN", NOW)[-1])
    assert said == "Cycle 4: session of November 2025"


def test_the_usual_name_says_nothing_but_the_year():
    assert reviews.usual_name(reviews.reviews_of("PAN", NOW)[0]) == "2030"


@pytest.mark.parametrize(("language", "first"), [("en", "Afghanistan"), ("es", "Afganistán")])
def test_states_stand_in_the_order_of_the_readers_language(language, first):
    with translation.override(language):
        found = reviews.states()
    assert found[0] == ("AFG", first)
    assert len(found) == 193


def test_states_that_are_not_reviewed_cannot_be_chosen():
    assert not {"VAT", "PSE"} & dict(reviews.states()).keys()
    with pytest.raises(NotReviewed):
        reviews.reviews_of("VAT", NOW)


def test_invented_states_are_offered_only_where_the_store_holds_the_sample(noon):
    assert "XAA" not in dict(reviews.states())
    sample.load(at=noon)
    assert "XAA" in dict(reviews.states())


def test_the_invented_states_were_reviewed_when_the_sample_says():
    lines = (HERE / "reviews.csv").read_text().splitlines()[1:]
    held: dict[str, list[int]] = {}
    for line in lines:
        state, session, *_ = line.split(",")
        held.setdefault(state, []).append(int(session))
    assert {state: tuple(sorted(of)) for state, of in held.items()} == sample.REVIEWED
