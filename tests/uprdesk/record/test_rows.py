"""Rows of the command line and of exports."""

import pytest

from tests.uprdesk.record.readings import report, thematic_list, upr_info
from upr.output.fields import SEARCH
from uprdesk.record import importer
from uprdesk.record.models import Label, Recommendation
from uprdesk.record.rows import FIELDS, rows

pytestmark = pytest.mark.django_db


def test_a_row_has_the_fields_of_the_contract_first():
    assert FIELDS[: len(SEARCH)] == SEARCH


def test_a_row_says_what_all_sources_together_say(noon):
    for reading in (upr_info(), report(), thematic_list()):
        importer.save(reading, sha256="0" * 64, at=noon, sample=True)
    one = Recommendation.objects.with_everything().get(key="XAA-19 §9.2")
    Label.objects.create(
        recommendation=one, kind="issue", value="Right to education", origin="person", applies=False
    )
    Label.objects.create(
        recommendation=one,
        kind="issue",
        value="Rights of the Child",
        origin="rules",
        confidence=0.8,
    )
    (row,) = rows([Recommendation.objects.with_everything().get(key="XAA-19 §9.2")])
    assert tuple(row) == FIELDS
    assert row["recommenders"] == ["ESP"]
    assert row["issues"] == ["Rights of the Child"]
    assert row["issues_confidence"] == [0.8]
    assert row["origin"] == ["source", "rules"]
    assert row["sdgs"] == [4]
    assert row["response"] == "supported"
    assert row["response_from"] == "list XAA-19 en"
    assert row["sources"] == [
        "A/HRC/99/12",
        "list XAA-19 en",
        "The sample’s own table",
    ]
    assert row["sample"] is True
