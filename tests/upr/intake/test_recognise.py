"""What a document says of itself."""

import csv

import pytest

from upr.intake.reading.opening import open_plain
from upr.intake.reading.plain import Cell, Line, Plain, Table
from upr.intake.recognise import language_of, recognise


def plain(text, heads=(), page=1):
    lines = tuple(Line(line, page) for line in text.strip().split("\n"))
    return Plain("pdf", 9, lines, heads=tuple(heads))


REPORT = """
United Nations A/HRC/27/12
General Assembly Distr.: General
Original: English
Human Rights Council
Twenty-seventh session
Report of the Working Group on the
Universal Periodic Review
Costa Rica
1. The Working Group on the Universal Periodic Review, established in accordance
with resolution 5/1, held its nineteenth session from 28 April to 9 May 2014.
The review of Costa Rica was held at the 10th meeting on 5 May 2014.
2. To the report and for the State of it.
"""

SPANISH = """
A/HRC/60/8
Informe del Grupo de Trabajo sobre el Examen Periódico Universal
España
1. El Grupo de Trabajo, establecido de conformidad con la resolución 5/1, celebró su
cuadragésimo noveno período de sesiones del 28 de abril al 9 de mayo de 2025. El
examen de España se llevó a cabo en la tercera sesión.
"""

FRENCH = """
A/HRC/59/99
Rapport du Groupe de travail sur l’Examen périodique universel
Slovénie
1. Le Groupe de travail a tenu sa quarante-huitième session du 20 au 31 janvier 2025.
L’Examen concernant la Slovénie a eu lieu à la treizième séance, dans le cadre des travaux.
"""


HELD = [
    (
        "celebró su 49° período de sesiones. El examen del Perú tuvo lugar en la sexta sesión.",
        "PER",
    ),
    ("celebró su 49.º período de sesiones. El examen de El Salvador se efectuó el lunes.", "SLV"),
    (
        "celebró el 49o período de sesiones. En la sexta sesión se llevó a cabo el examen de Chile.",
        "CHL",
    ),
    ("a tenu sa 49e session. L’examen concernant l’Italie a eu lieu à la 1re séance.", "ITA"),
    ("held its forty-ninth session. The review of the Netherlands took place on Monday.", "NLD"),
]


@pytest.mark.parametrize(("words", "state"), HELD)
def test_the_review_and_its_session_in_other_words(words, state):
    title = "Informe del Grupo de Trabajo sobre el Examen Periódico Universal"
    document = recognise(plain(f"{title}\n1. El Grupo de Trabajo {words}"))
    assert (document.kind, document.state, document.session) == ("report", state, 49)


def facts(document):
    return (
        document.kind,
        document.symbol,
        document.state,
        document.session,
        document.cycle,
        document.language,
        document.draft,
    )


DOCUMENTS = [
    (REPORT, ("report", "A/HRC/27/12", "CRI", 19, 2, "en", False)),
    (SPANISH, ("report", "A/HRC/60/8", "ESP", 49, 4, "es", False)),
    (FRENCH, ("report", "A/HRC/59/99", "SVN", 48, 4, "fr", False)),
    # a draft has the symbol of the Working Group
    (
        REPORT.replace("A/HRC/27/12", "A/HRC/WG.6/19/L.10"),
        ("report", "A/HRC/WG.6/19/L.10", "CRI", 19, 2, "en", True),
    ),
    # an early report, in capitals, with its misprint
    (
        "A/HRC/8/34\nHUMAN RIGHTS COUNCIL\nEight session\nUNIVERSAL PERIODIC REVIEW\n"
        "Report of the Working Group on the Universal Periodic Review\nArgentina *",
        ("report", "A/HRC/8/34", "ARG", 1, 1, "en", False),
    ),
    (
        "A/HRC/28/15/Add.1\nReport of the Working Group on the Universal Periodic Review\nSlovenia\n"
        "Addendum\nViews on conclusions and/or recommendations, voluntary commitments",
        ("addendum", "A/HRC/28/15/Add.1", "SVN", 20, 2, "en", False),
    ),
    (
        "A/HRC/WG.6/20/SVN/1\nNational report submitted in accordance with paragraph 5",
        ("national-report", "A/HRC/WG.6/20/SVN/1", "SVN", 20, 2, "en", False),
    ),
    ("A/HRC/WG.6/20/SVN/2\nCompilation of information", ("compilation", "A/HRC/WG.6/20/SVN/2", "SVN", 20, 2, "en", False)),
    ("A/HRC/WG.6/20/SVN/3\nSummary of submissions", ("summary", "A/HRC/WG.6/20/SVN/3", "SVN", 20, 2, "en", False)),
    ("ADVANCE QUESTIONS TO SLOVENIA\nBELGIUM\nWhat of the law?", ("advance-questions", "", "SVN", None, None, "en", False)),
    ("Joint submission to the 37th session\nNGO of the coast", ("submission", "", "", None, None, "en", False)),
    # what says nothing of itself is nothing
    ("Minutes of a meeting\nThe weather was fine.", ("", "", "", None, None, "en", False)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS, ids=range(len(DOCUMENTS)))
def test_documents_are_recognised(text, expected):
    assert facts(recognise(plain(text))) == expected


def test_the_symbol_above_the_pages_counts_where_the_cover_is_missing():
    excerpt = plain("96.1 End torture (Chile);", heads=["A/HRC/27/12", "GE.14-1 3"], page=3)
    assert recognise(excerpt).symbol == "A/HRC/27/12"


def test_a_table_of_recommendations_and_positions_is_ohchrs_list():
    table = Table(((Cell("Recommendation and recommending State", 0), Cell("Position", 1)),))
    listed = Plain("docx", None, (table,), heads=("UPR of Slovenia (4th Cycle – 48th session)",))
    assert facts(recognise(listed)) == ("list", "", "SVN", 48, 4, "en", False)


def test_an_invented_state_is_known_in_the_sample_only():
    text = REPORT.replace("Costa Rica", "Tavoria")
    assert recognise(plain(text), sample=True).state == "XAA"
    assert recognise(plain(text)).state == ""


def test_the_language_is_that_of_the_little_words():
    assert language_of([Line("the position of the State and of the Council")]) == "en"
    assert language_of([Line("la posición del Estado y de los Estados por el Consejo")]) == "es"
    assert language_of([Line("la position des États et du Conseil dans le rapport")]) == "fr"


def test_every_real_report_says_its_state_and_session(documents):
    with (documents / "index.csv").open(encoding="utf-8") as index:
        reports = [row for row in csv.DictReader(index) if row["file"].endswith("A-HRC-27-12.pdf")]
    for row in reports:
        found = recognise(open_plain((documents / row["file"]).read_bytes(), row["file"]))
        assert (found.kind, found.symbol, found.session) == (
            "report",
            row["symbol"],
            int(row["session"]),
        )
