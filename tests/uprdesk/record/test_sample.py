"""The sample is invented from end to end, and its files are read like real ones."""

import csv
from collections import Counter
from dataclasses import replace

import pytest

from upr.intake import read
from upr.output.wg_report import era_of, recommendations
from upr.vocab import SAMPLE_STATES, cycle_of, find_issue, mentions
from uprdesk.record import sample

FILES = {file.name: file for file in sample.files()}
REPORTS = [
    (file, "es" if file.name.endswith("_es.docx") else "en")
    for file in FILES.values()
    if file.kind == "report"
]

KEPT_BACK = sample.TO_TRY


def rows(name):
    with (sample.HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("file", "language"), REPORTS, ids=lambda p: getattr(p, "name", p))
def test_each_report_reads_back_as_it_was_written(file, language):
    reading = read(file.data, file.name, sample=True)

    document = reading.document
    written = sample.report(document.state, document.session, language)
    expected = recommendations(written, era=era_of(document.session), language=language)
    assert document.language == language
    assert expected
    assert tuple(replace(one, page=None) for one in reading.recommendations) == expected
    assert reading.unread == reading.doubts == ()


def test_the_table_brings_issues_categories_and_final_responses():
    reading = read(sample.upr_info_table(), "recommendations.csv", sample=True)

    told = [
        row
        for row in rows("recommendations")
        if row["issues"] and (row["state"], row["session"]) != KEPT_BACK
    ]
    assert len(reading.recommendations) == len(told) + len(rows("table"))
    assert reading.unread == ()
    assert not any(one.response.value == "pending" for one in reading.recommendations)


def test_only_the_newest_reviews_are_tagged_by_nobody():
    reading = read(sample.upr_info_table(), "recommendations.csv", sample=True)

    reviews = {(one.state, one.session): [] for one in reading.recommendations}
    for one in reading.recommendations:
        reviews[one.state, one.session].append(bool(one.issues and one.category))
    untagged = {review for review, tagged in reviews.items() if not any(tagged)}
    assert untagged == {("XAG", 49), ("XAK", 49)}
    assert all(all(tagged) for review, tagged in reviews.items() if review not in untagged)


def test_the_table_tells_of_four_cycles_of_many_states():
    cycles = {}
    for row in rows("table"):
        cycles.setdefault(row["state"], set()).add(cycle_of(int(row["session"])))
    assert len(cycles) == 8
    assert all(each == {1, 2, 3, 4} for each in cycles.values())
    assert len({(row["state"], row["session"], row["text"]) for row in rows("table")}) == 320


def test_corrections_are_of_rows_of_the_table():
    texts = {(row["state"], int(row["session"]), row["text"]) for row in rows("table")}
    found = list(sample.corrections())
    assert {one.applies for one in found} == {True, False}
    assert all((one.state, one.session, one.text) in texts for one in found)


def test_only_invented_states_speak_and_no_real_one_is_named():
    for row in [*rows("recommendations"), *rows("table")]:
        assert {row["state"], *row["recommenders"].split(";")} <= SAMPLE_STATES.keys(), row
        assert row["state"] not in row["recommenders"].split(";"), row
    for name in ("recommendations", "table", "statements", "pledges"):
        for row in rows(name):
            assert mentions(row["text"]) == mentions(row.get("text_es", "")) == [], row


def test_issues_and_categories_are_those_of_upr_info():
    every = [*rows("recommendations"), *rows("table")]
    for row in [row for row in every if row["issues"] or row["category"]]:
        assert row["category"] in sample.ACTIONS, row
        assert all(find_issue(label) for label in row["issues"].split(";")), row


def test_four_cycles_and_every_position_are_there():
    reviews = rows("reviews")

    assert all(cycle_of(int(row["session"])) == int(row["cycle"]) for row in reviews)
    assert {row["cycle"] for row in reviews if row["state"] == "XAA"} == {"1", "2", "3", "4"}
    assert {row["position"] for row in rows("recommendations")} == {
        "supported",
        "supported_already_implemented",
        "pending",
        "not_supported",
    }
    assert min(Counter(row["session"] for row in rows("recommendations")).values()) > 10


def test_no_symbol_of_the_sample_belongs_to_a_real_document():
    # the Council has never numbered a document of one session beyond some 130
    assert all(int(row["symbol"].rsplit("/", 1)[1]) > 900 for row in rows("reviews"))


def test_the_first_page_says_that_all_is_invented():
    for state, session in {(row["state"], int(row["session"])) for row in rows("reviews")}:
        assert sample.report(state, session).specimen


def test_a_report_that_nobody_has_tagged_exists_in_spanish_alone():
    untagged = {
        (row["state"], row["session"]) for row in rows("recommendations") if not row["issues"]
    }
    assert untagged == {("XAJ", "47")}
    assert [language for language, _, _ in sample.EDITIONS["XAJ", "47"]] == ["es"]


def test_the_spanish_report_says_what_the_english_one_says():
    english, spanish = (sample.report("XAA", 47, language) for language in ("en", "es"))

    assert [ask.recommenders for ask in english.asks()] == [
        ask.recommenders for ask in spanish.asks()
    ]
    assert all(ask.text for ask in spanish.asks())


@pytest.mark.parametrize("file", list(sample.files_to_try()), ids=lambda file: file.name)
def test_the_report_to_try_is_new_and_shows_what_cannot_be_read(file):
    reading = read(file.data, file.name, sample=True)

    written = sample.report("XAB", 21)
    assert (reading.document.state, str(reading.document.session)) == KEPT_BACK
    assert [one.text for one in reading.recommendations] == [ask.text for ask in written.asks()]
    assert len(reading.unread) == 1
    assert file.name not in FILES


def test_the_files_to_try_are_kept_in_a_folder_and_not_written_again(tmp_path):
    assert sample.kept(tmp_path) == []
    for _ in range(2):
        sample.keep(tmp_path)
    assert [path.suffix for path in sample.kept(tmp_path)] == [".docx", ".pdf"]
