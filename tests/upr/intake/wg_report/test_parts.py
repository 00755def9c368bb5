"""One numbered paragraph and its recommendations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.intake.wg_report.parts import parts_of
from upr.vocab.states import STATES

PARAGRAPHS = [
    # several States in one bracket; a bracket each; between them a comma, 'and', a semicolon
    ("End child marriage (Costa Rica, Panama);", [("End child marriage", "CRI PAN")]),
    ("End torture (Spain) (Panama).", [("End torture", "ESP PAN")]),
    ("End torture (Spain), (Panama);", [("End torture", "ESP PAN")]),
    ("End torture (Spain) and (Panama);", [("End torture", "ESP PAN")]),
    ("End torture (Spain); (Panama);", [("End torture", "ESP PAN")]),
    ("End torture (France); (Malta)", [("End torture", "FRA MLT")]),
    # a bracket in the text stays there
    ("Accede to the Convention (1951) (Spain);", [("Accede to the Convention (1951)", "ESP")]),
    # a State in the sentence is no recommending State
    ("Work with Mexico on migration (Spain);", [("Work with Mexico on migration", "ESP")]),
    # several recommendations under one number
    (
        "Consider ratifying it (Uruguay); Ratify it (Ghana); Sign it (Chile).",
        [("Consider ratifying it", "URY"), ("Ratify it", "GHA"), ("Sign it", "CHL")],
    ),
    # a bare bracket: the same text again
    (
        "Consider it (Uruguay); Ratify it (Ghana); (Indonesia); Sign it (Chile);",
        [("Consider it", "URY"), ("Ratify it", "GHA IDN"), ("Sign it", "CHL")],
    ),
    # no blank, a comma, a full stop, or nothing at all between two recommendations
    ("Ratify it (Ghana);Sign it (Chile);", [("Ratify it", "GHA"), ("Sign it", "CHL")]),
    ("Ratify it (Ghana). Sign it (Chile).", [("Ratify it", "GHA"), ("Sign it", "CHL")]),
    ("Ratify it (Ghana) Sign it now (Chile)", [("Ratify it", "GHA"), ("Sign it now", "CHL")]),
    # lower case after the semicolon, as sessions 4 to 8 print it
    ("Sign it (Italy, Spain); ratify it (Chile);", [("Sign it", "ITA ESP"), ("ratify it", "CHL")]),
    # a semicolon inside one recommendation does not part it
    ("Fight it; protect women (Spain);", [("Fight it; protect women", "ESP")]),
    # variants merged with slashes: one recommendation of all
    (
        "Accede to (Algeria)/sign and ratify (Azerbaijan)/ sign the Convention (Chile, Egypt);",
        [("Accede to/sign and ratify/ sign the Convention", "DZA AZE CHL EGY")],
    ),
    # an acronym goes on with the sentence
    (
        "Sign (Chile)/ratify (Spain) ICRMW as soon as possible;",
        [("Sign/ratify ICRMW as soon as possible", "CHL ESP")],
    ),
    (
        "Accede to (Algeria) / ratify (Chile) CED and CAT (Egypt);",
        [("Accede to / ratify CED and CAT", "DZA CHL EGY")],
    ),
    # a bracket in mid-sentence
    (
        "Ratify the Protocol (Mexico, United Kingdom) and create a mechanism (Mexico);",
        [("Ratify the Protocol and create a mechanism", "MEX GBR")],
    ),
    ("Ratify it (Ghana), and sign it soon (Chile);", [("Ratify it, and sign it soon", "GHA CHL")]),
    ("Ratify it (Ghana) and sign it soon.", [("Ratify it and sign it soon", "GHA")]),
    # the full stop before the bracket is printed and stays
    ("Fight racism. (Algeria, Mexico)", [("Fight racism.", "DZA MEX")]),
    # an asterisk behind the bracket points to a footnote
    ("End torture (Slovakia);*", [("End torture", "SVK")]),
    ("End torture (Slovakia)*;", [("End torture", "SVK")]),
    # a colon printed for a semicolon
    ("End torture (France):", [("End torture", "FRA")]),
    # white space of broken lines
    ("End  torture\n(Costa\nRica);", [("End torture", "CRI")]),
    ("Poner fin a la tortura (Egipto) (Sri Lanka);", [("Poner fin a la tortura", "EGY LKA")]),
]


@pytest.mark.parametrize(("printed", "expected"), PARAGRAPHS)
def test_recommendations_of_a_paragraph(printed, expected):
    parts, rests = parts_of(printed)
    assert [(part.text, " ".join(part.states)) for part in parts] == expected
    assert rests == []


UNREAD = [
    ("End torture (Absurdia);", "No State is called “Absurdia”"),
    ("End torture (Spaine);", "names that look alike: Spain"),
    ("End torture;", "No recommending State was found."),
    ("Ratify the Convention (CEDAW);", "No recommending State was found."),
    ("End torture (as asked before;", "never closed: (as asked before"),
    ("(Spain);", "without a recommendation"),
]


@pytest.mark.parametrize(("printed", "why"), UNREAD)
def test_what_cannot_be_read_says_why_and_is_never_guessed(printed, why):
    parts, (rest,) = parts_of(printed)
    assert parts == []
    assert why in str(rest.why)
    assert rest.text in printed


def test_an_unknown_name_beside_known_ones_is_shown_and_the_others_are_read():
    (part,), (rest,) = parts_of("End torture (Spain, Absurdia);")
    assert (part.text, part.states) == ("End torture", ("ESP",))
    assert "No State is called “Absurdia”" in str(rest.why)
    assert rest.text == "End torture (Spain, Absurdia)"


def test_an_unknown_name_costs_only_its_own_recommendation():
    parts, (rest,) = parts_of("Ratify it (Ghana); Sign it (Absurdia); Keep it (Chile);")
    assert [part.text for part in parts] == ["Ratify it", "Keep it"]
    assert "Sign it" in rest.text


def test_a_remark_of_the_state_after_the_bracket_is_kept_apart():
    parts, (rest,) = parts_of("Reform the law (Chile); The law is good as it stands.")
    assert [part.text for part in parts] == ["Reform the law"]
    assert rest.text == "The law is good as it stands."
    assert "remark" in str(rest.why)


def test_a_bracket_without_its_end_is_read_with_a_doubt():
    (part,), rests = parts_of("End torture (Iran (Islamic Republic of);")
    assert (part.text, part.states) == ("End torture", ("IRN",))
    assert part.doubt
    assert rests == []


SENTENCES = st.sampled_from(
    ["End torture", "Ratify the Convention (No. 29)", "Protect women; and girls", "Sign it by 2030"]
)
RECOMMENDERS = st.lists(st.sampled_from(sorted(STATES)), min_size=1, max_size=4, unique=True)


@given(st.lists(st.tuples(SENTENCES, RECOMMENDERS), min_size=1, max_size=4), st.booleans())
def test_any_recommendations_under_one_number_read_back(written, bracket_each):
    def brackets(codes):
        names = [STATES[code].names["en"] for code in codes]
        return " ".join(f"({n})" for n in names) if bracket_each else f"({', '.join(names)})"

    printed = " ".join(f"{text} {brackets(codes)};" for text, codes in written)
    parts, rests = parts_of(printed)
    assert [(part.text, list(part.states)) for part in parts] == written
    assert rests == []
