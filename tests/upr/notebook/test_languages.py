"""In which language a text is: as its table says, else by its words, else English."""

import pytest

from upr.insight.words import LANGUAGES
from upr.notebook import label_table, match_table
from upr.notebook.languages import guessed_language, language_in, language_of, read_as_english
from upr.notebook.tables import TEXTS, table_of

SWEDISH = "Bygg skolor och vägar för alla barn"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("en", "EN", "English", "english", "Inglés", "anglais"), "en"),
        (("es", "Spanish", "Español", "ESPANOL", "castellano", "Espagnol"), "es"),
        (("fr", "French", "Francés", "français", "Francais"), "fr"),
    ],
)
def test_a_language_is_known_by_its_code_and_its_names(cells, code):
    assert {language_in(cell) for cell in cells} == {code}


def test_what_is_none_of_the_three_stays():
    assert (language_in("Português"), language_in("")) == ("português", "")


def test_words_tell_where_no_column_does():
    text = "Construir escuelas en todas las provincias del país"
    assert language_of({"text": text, "language": ""}) == "es"
    assert language_of({"text": text, "language": "French"}) == "fr"
    assert language_of({"text": SWEDISH, "language": ""}) == "en"
    assert guessed_language(SWEDISH) == ""


def test_rows_that_nothing_tells_of_are_named():
    rows = [
        {"text": SWEDISH, "language": ""},
        {"text": SWEDISH, "language": "fr"},
        {"text": "Build schools for all children", "language": ""},
        {"text": "", "language": ""},
    ]
    assert read_as_english(table_of(rows, TEXTS, "texts")) == [1]


def test_a_language_written_out_is_the_same_as_its_code():
    text = "Construir escuelas en todas las provincias"
    for name, code in zip(("English", "Spanish", "French"), LANGUAGES, strict=True):
        by_name, by_code = ([{"text": text, "language": each}] for each in (name, code))
        assert _without(label_table(by_name)) == _without(label_table(by_code))
        assert match_table(by_name, [{"text": text}]) == match_table(by_code, [{"text": text}])


def _without(rows: list[dict]) -> list[dict]:
    """What was found, without the column that went in."""
    return [{name: row[name] for name in row if name != "language"} for row in rows]
