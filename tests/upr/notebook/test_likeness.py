"""Asks and what carries them, as tables."""

import pytest

from upr.errors import WrongDocument
from upr.notebook import carriers_of, match_table
from upr.output.fields import MATCH
from upr.record import Recommendation, Response

REPORT = [
    Recommendation(
        state="XAA",
        session=19,
        paragraph=f"127.{number}",
        text=text,
        recommenders=("ESP", "PAN"),
        response=Response.NOTED,
    )
    for number, text in enumerate(
        (
            "Abolish the death penalty in law and in practice",
            "Build schools in all provinces of the country",
            "Train the police on the rights of persons with disabilities",
        ),
        start=1,
    )
]


def test_an_ask_finds_what_carries_it():
    asks = [{"id": "A1", "text": "Abolish the death penalty in law and in practice"}]
    row, *_ = match_table(asks, carriers_of(REPORT))
    assert tuple(row) == MATCH
    assert (row["ask"], row["key"], row["degree"]) == ("A1", "XAA-19 §127.1", "verbatim")
    assert (row["recommenders"], row["response"]) == (["ESP", "PAN"], "noted")


def test_asks_come_out_in_their_order_in_whatever_language():
    asks = [
        {"text": "Construir escuelas en todas las provincias del país"},
        {"text": "Build schools in all provinces of the country"},
    ]
    rows = match_table(asks, carriers_of(REPORT))
    assert [row["ask"] for row in rows] == sorted(row["ask"] for row in rows)
    assert {row["ask"] for row in rows if row["degree"] == "verbatim"} == {"2"}


def test_an_ask_that_nothing_carries_says_so():
    (row,) = match_table([{"text": "Zzz"}], [{"text": "Build schools in all provinces"}])
    assert (row["ask"], row["degree"], row["key"]) == ("1", "none", "")


def test_any_table_with_texts_may_carry():
    report = [{"text": "Build schools in all provinces", "from": "Spain; Panama"}]
    row, *_ = match_table([{"text": "Build schools in all provinces"}], report)
    assert (row["key"], row["recommenders"]) == ("1", ["Spain", "Panama"])


def test_a_report_without_recommendations_is_refused():
    with pytest.raises(WrongDocument):
        match_table([{"text": "Build schools"}], carriers_of([]))
