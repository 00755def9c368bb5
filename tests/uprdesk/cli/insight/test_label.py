"""`uprdesk label`: the columns that went in, then the labels; by rules or by a model, as it says."""

import csv
import io
import json

from upr.output.fields import LABEL

DEATH = "Adopt by 2015 a law on the death penalty at once"


def test_labels_stand_beside_what_went_in(run, written, tmp_path):
    table = written({"n": 1, "text": DEATH}, {"n": 2, "text": "Stop torture"})
    out, remarks = run("label", table, "--data", tmp_path, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert tuple(rows[0]) == ("n", "text", *LABEL)
    assert [row["n"] for row in rows] == ["1", "2"]
    assert "Death penalty" in rows[0]["issues"].split(";")
    assert {row["origin"] for row in rows} == {"rules"}
    assert "no model yet" in remarks


def test_a_model_labels_english_and_rules_the_rest(run, written, folder, past):
    table = written(
        {"text": past.texts[0], "language": "en"},
        {"text": "Abolir la pena de muerte", "language": "es"},
    )
    english, spanish = json.loads(run("label", table, "--model", folder, "--format", "json")[0])
    assert (english["origin"], english["seen_in_training"]) == ("model", True)
    assert (spanish["origin"], spanish["seen_in_training"]) == ("rules", False)
    assert "Death penalty" in spanish["issues"]


def test_texts_in_an_unknown_language_are_counted(run, written):
    table = written({"text": "Die Todesstrafe ist für alle und überall abzuschaffen"})
    out, remarks = run("label", table, "--format", "json")
    assert json.loads(out)[0]["issues"] == []
    assert "1 texts are in a language that is not known here" in remarks


def test_a_workbook_comes_out_as_a_workbook(run, written, tmp_path):
    path = tmp_path / "labelled.xlsx"
    run("label", written({"text": DEATH}), "-o", path)
    assert path.read_bytes().startswith(b"PK")


def test_a_table_that_cannot_be_used_says_why(refused, written, tmp_path):
    assert "columns are missing: Text" in refused("label", written({"words": "Paint"}))
    empty = tmp_path / "empty.csv"
    empty.write_text("text\n", "utf-8")
    assert "no row below it" in refused("label", empty)


def test_a_model_that_was_named_must_be_there(refused, written, tmp_path):
    told = refused("label", written({"text": DEATH}), "--model", tmp_path / "none")
    assert "There is no model yet." in told
    assert "uprdesk train" in told
