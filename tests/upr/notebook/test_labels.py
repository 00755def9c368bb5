"""Texts with their labels beside them."""

import pandas

from upr.notebook import label_table
from upr.output.fields import LABEL


def test_every_row_comes_out_with_its_labels_beside_it():
    frame = pandas.DataFrame({"n": [7, 8], "text": ["Abolish the death penalty", "Stop torture"]})
    first, second = label_table(frame)
    assert tuple(first) == ("n", "text", *LABEL)
    assert (first["n"], second["n"]) == (7, 8)
    assert "Death penalty" in first["issues"]
    assert len(first["issues"]) == len(first["issues_confidence"])
    assert (first["category"], first["origin"], first["seen_in_training"]) == (5, "rules", False)


def test_the_language_is_told_or_guessed():
    told = label_table([{"Texto": "Abolir la pena de muerte", "Idioma": "ES"}])
    guessed = label_table([{"text": "Abolir la pena de muerte en todos los casos"}])
    assert "Death penalty" in told[0]["issues"]
    assert "Death penalty" in guessed[0]["issues"]


def test_a_text_in_an_unknown_language_has_no_labels():
    (row,) = label_table([{"text": "Die Todesstrafe ist für alle und überall abzuschaffen"}])
    assert (row["issues"], row["category"], row["origin"]) == ([], None, "")
