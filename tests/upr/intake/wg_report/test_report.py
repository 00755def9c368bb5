"""Whole reports, written by us in the layouts of five eras."""

import pytest

from upr.errors import WrongDocument
from upr.intake import read
from upr.intake.reading.plain import Line, Plain
from upr.intake.wg_report import read_report
from upr.record import Document, Position, Response

TAVORIA = Document(kind="report", symbol="A/HRC/8/99", state="XAA", session=2, cycle=1)

ERA_A = """
II. CONCLUSIONS AND/OR RECOMMENDATIONS ............ 56 - 59 16
II. CONCLUSIONS AND/OR RECOMMENDATIONS
56. The recommendations formulated during the interactive dialogue have been examined
by Tavoria and the recommendations listed below enjoy the support of Tavoria:
1. To pursue its efforts in preventing racism (Algeria);
2. To ratify the Optional Protocol (Mexico, United Kingdom) and to create or designate
a national mechanism (Mexico);
57. The following recommendations will be examined by Tavoria, which will respond in due course:
1. To end the
detention of migrants (Venezuela (Bolivarian Republic of));
58. One recommendation noted in the present report in paragraphs 10, 15 and 39 (the
ratification of a treaty) did not enjoy the support of Tavoria.
59. All conclusions and/or recommendations contained in the present report reflect the
position of the submitting State(s).
60. Tavoria will publish this report.
"""

ERA_B = """
II. Conclusions and/or recommendations
81. In the course of the discussion, the following recommendations were made to Tavoria:
1. Accede to (Algeria)/sign and ratify (Azerbaijan)/ ratify (Chile, Egypt) the Convention;
2. Protect sex workers from violence (Netherlands); decriminalize their work (Uruguay);
82. The response of Tavoria to these recommendations will be included in the outcome report.
83. All conclusions and/or recommendations contained in the present report
"""

ERA_C = """
II. Conclusions and/or recommendations
96. The recommendations formulated during the interactive dialogue/listed below enjoy the
support of Tavoria:
96.1. Strengthen efforts to fulfil its obligations (Australia);
96.3. Prevent HIV among people who use drugs (Portugal).
97. The recommendations below did not enjoy the support of Tavoria:
97.1. Abolish the death penalty (Absurdia);
98. All conclusions and/or recommendations contained in the present report
"""

ERA_D = """
II. Conclusions and/or recommendations
128. The following recommendations enjoy the support of Tavoria which considers that they are
already implemented or in the process of implementation:
128.1 Consider ratifying the Convention (Uruguay); Consider its ratification (Ghana);
(Indonesia); Sign it
(Côte d’Ivoire).
128.2 Sign and ratify the Protocol (Portugal);
Sign the third Protocol (Albania);
129. All conclusions and/or recommendations contained in the present report
"""

ERA_E = """
II. Conclusions and/or recommendations
6. The following recommendations will be examined by Tavoria, which will provide responses
in due time, but no later than the sixty-fourth session of the Human Rights Council:
6.1 Repeal laws against same-sex relations (Iceland) (Türkiye) (Islamic Republic of Iran);
6.2 Fund harm reduction (France); (Malta);
6.10 End forced testing (Sweden, on behalf of the European Union).
7. All conclusions and/or recommendations contained in the present report
"""

SPANISH = """
II. Conclusiones y/o recomendaciones
98. Tavoria examinó las recomendaciones formuladas durante el diálogo interactivo y dio su apoyo
a las que figuran a continuación:
98.1 Proteger a las trabajadoras sexuales (República Democrática Popular Lao, España);
98.2 Considerar la posibilidad de adherirse al Protocolo (Egipto) (Sri Lanka);
99. Las recomendaciones siguientes no contaron con el apoyo de Tavoria:
99.1 Abolir la pena de muerte (Reino Unido de Gran Bretaña e Irlanda del Norte).
100. Todas las conclusiones y/o recomendaciones que figuran en el presente informe
"""

SPANISH_E = """
II. Conclusiones y/o recomendaciones
50. Las recomendaciones que se enumeran a continuación han sido examinadas por Tavoria, que
considera que ya se han aplicado o se están aplicando:
50.1 Proteger a las personas que se inyectan drogas (el Brasil) (los Países Bajos);
50.2 Derogar las leyes que castigan a las personas trans (Francia e Italia) (Suecia, en nombre
de los países nórdicos);
51. Tavoria no prestó su apoyo a las recomendaciones siguientes, de las que se da por enterada:
51.1 Abolir la pena de muerte (Reino Unido de Gran Bretaña e Irlanda del Norte e Irlanda).
52. Tavoria examinará las recomendaciones que figuran a continuación y dará respuesta oportunamente,
pero no más tarde del 59º período de sesiones del Consejo de Derechos Humanos:
52.1 Financiar la prevención del VIH (Bolivia (Estado Plurinacional de) y el Uruguay).
53. Las conclusiones y/o recomendaciones que figuran en el presente informe reflejan la posición
del Estado o los Estados que las formularon (Chile).
"""

REPORTS = {
    "A": (
        ERA_A,
        [
            ("56.1", 1, "To pursue its efforts in preventing racism", "DZA", "supported"),
            (
                "56.2",
                1,
                "To ratify the Optional Protocol and to create or designate a national mechanism",
                "MEX GBR",
                "supported",
            ),
            ("57.1", 1, "To end the detention of migrants", "VEN", "pending"),
        ],
    ),
    "B": (
        ERA_B,
        [
            (
                "81.1",
                1,
                "Accede to/sign and ratify/ ratify the Convention",
                "DZA AZE CHL EGY",
                "pending",
            ),
            ("81.2", 1, "Protect sex workers from violence", "NLD", "pending"),
            ("81.2", 2, "decriminalize their work", "URY", "pending"),
        ],
    ),
    "es E": (
        SPANISH_E,
        [
            (
                "50.1",
                1,
                "Proteger a las personas que se inyectan drogas",
                "BRA NLD",
                "supported_already_implemented",
            ),
            (
                "50.2",
                1,
                "Derogar las leyes que castigan a las personas trans",
                "FRA ITA SWE",
                "supported_already_implemented",
            ),
            ("51.1", 1, "Abolir la pena de muerte", "GBR IRL", "not_supported"),
            ("52.1", 1, "Financiar la prevención del VIH", "BOL URY", "pending"),
        ],
    ),
    "C": (
        ERA_C,
        [
            ("96.1", 1, "Strengthen efforts to fulfil its obligations", "AUS", "supported"),
            ("96.3", 1, "Prevent HIV among people who use drugs", "PRT", "supported"),
        ],
    ),
    "D": (
        ERA_D,
        [
            (
                "128.1",
                1,
                "Consider ratifying the Convention",
                "URY",
                "supported_already_implemented",
            ),
            ("128.1", 2, "Consider its ratification", "GHA IDN", "supported_already_implemented"),
            ("128.1", 3, "Sign it", "CIV", "supported_already_implemented"),
            ("128.2", 1, "Sign and ratify the Protocol", "PRT", "supported_already_implemented"),
            ("128.2", 2, "Sign the third Protocol", "ALB", "supported_already_implemented"),
        ],
    ),
    "E": (
        ERA_E,
        [
            ("6.1", 1, "Repeal laws against same-sex relations", "ISL TUR IRN", "pending"),
            ("6.2", 1, "Fund harm reduction", "FRA MLT", "pending"),
            ("6.10", 1, "End forced testing", "SWE", "pending"),
        ],
    ),
    "Spanish": (
        SPANISH,
        [
            ("98.1", 1, "Proteger a las trabajadoras sexuales", "LAO ESP", "supported"),
            (
                "98.2",
                1,
                "Considerar la posibilidad de adherirse al Protocolo",
                "EGY LKA",
                "supported",
            ),
            ("99.1", 1, "Abolir la pena de muerte", "GBR", "not_supported"),
        ],
    ),
}


def plain(text, **more):
    lines = tuple(Line(line, 20) for line in text.strip().split("\n"))
    return Plain("pdf", 25, lines, **more)


def reading_of(text, document=TAVORIA, **more):
    return read_report(plain(text, **more), document, sample=True)


@pytest.mark.parametrize("era", REPORTS)
def test_a_report_of_each_era_reads_as_it_was_written(era):
    text, expected = REPORTS[era]
    assert [
        (one.paragraph, one.part, one.text, " ".join(one.recommenders), one.position)
        for one in reading_of(text).recommendations
    ] == expected


def test_each_recommendation_tells_where_it_stands_and_what_it_means():
    first = reading_of(ERA_A).recommendations[0]
    assert first.key == "XAA-2 §56.1"
    assert (first.page, first.language, first.response) == (20, "en", Response.SUPPORTED)
    last = reading_of(SPANISH).recommendations[-1]
    assert (last.position, last.response) == (Position.NOT_SUPPORTED, Response.NOTED)


def test_parts_of_one_number_are_cited_apart():
    assert [one.key for one in reading_of(ERA_B).recommendations] == [
        "XAA-2 §81.1",
        "XAA-2 §81.2/1",
        "XAA-2 §81.2/2",
    ]


def why(text, **more):
    return [
        (piece.paragraph, piece.page, str(piece.why)) for piece in reading_of(text, **more).unread
    ]


def test_rejected_recommendations_of_early_reports_are_listed_as_unread():
    ((paragraph, page, reason),) = why(ERA_A)
    assert (paragraph, page) == ("58", 20)
    assert "summary of the dialogue" in reason


def test_a_gap_and_an_unknown_state_are_listed_with_number_and_reason():
    (gap, unknown) = why(ERA_C)
    assert gap[0] == "96.2"
    assert "No recommendation with the number 96.2" in gap[2]
    assert unknown[0] == "97.1"
    assert "Absurdia" in unknown[2]


def test_numbers_missing_in_a_long_gap_are_listed_one_by_one():
    assert [paragraph for paragraph, _, _ in why(ERA_E)] == [f"6.{n}" for n in range(3, 10)]


def test_a_page_that_is_a_picture_is_listed():
    assert ("", 7, "This page is a picture without text.") in why(ERA_D, images=(7,))


def test_what_a_paragraph_adds_of_the_items_above_is_told_and_changes_nothing():
    added = ERA_D.replace(
        "129. All",
        "129. Tavoria considers that the recommendations marked with an asterisk did not enjoy "
        "its support.\n130. All",
    )
    reading = reading_of(added)
    assert {one.position for one in reading.recommendations} == {
        Position.SUPPORTED_ALREADY_IMPLEMENTED
    }
    assert any("marked with an asterisk" in str(doubt) for doubt in reading.doubts)
    assert reading.unread == ()


def test_a_list_without_a_position_is_pending_with_a_doubt():
    reading = reading_of(ERA_B.replace("82. The response", "82. The thanks"))
    assert {one.response for one in reading.recommendations} == {Response.PENDING}
    assert {one.position for one in reading.recommendations} == {None} or reading.doubts


def test_a_number_printed_twice_gives_two_parts():
    twice = ERA_E.replace("6.10 End", "6.2 End")
    keys = [one.key for one in reading_of(twice).recommendations]
    assert keys == ["XAA-2 §6.1", "XAA-2 §6.2/1", "XAA-2 §6.2/2"]


def test_a_slip_in_a_number_is_mended_and_told():
    reading = reading_of(ERA_E.replace("6.2 Fund", "7.2 Fund"))
    assert reading.recommendations[1].paragraph == "6.2"
    assert any("6.2 is printed as 7.2" in str(doubt) for doubt in reading.doubts)


@pytest.mark.parametrize(
    "document",
    [Document(kind="report", session=2), Document(kind="report", state="XAA")],
)
def test_a_report_of_nobody_knows_whom_or_when_is_refused(document):
    with pytest.raises(WrongDocument) as caught:
        reading_of(ERA_A, document)
    assert caught.value.hint


def test_a_section_without_numbers_is_refused():
    with pytest.raises(WrongDocument):
        reading_of("II. Conclusions and/or recommendations\nNone were made.\nAnnex")


COUNTS = [
    ("argentina_2008_s01_A-HRC-8-34", 21, "supported"),
    ("germany_2009_s04_A-HRC-11-15", 44, "pending"),
    ("el-salvador_2014_s20_A-HRC-28-5", 159, None),
]


@pytest.mark.parametrize(("name", "paragraphs", "position"), COUNTS)
def test_real_reports(documents, name, paragraphs, position):
    from_file = read_real(documents / "wg-reports" / f"{name}.pdf")
    assert len({one.paragraph for one in from_file.recommendations}) == paragraphs
    assert from_file.unread == ()
    assert position is None or {one.position for one in from_file.recommendations} == {position}


def read_real(path):
    return read(path.read_bytes(), path.name)


def test_recommendations_without_a_number_are_never_lost():
    running = ERA_E.replace(
        "7. All", "7. Tavoria also heard that it should end torture (Chile).\n8. All"
    )
    ((paragraph, _, reason),) = [piece for piece in why(running) if piece[0] == "7"]
    assert "no number of its own" in reason
    before = ERA_E.replace("6. The", "End torture (Chile).\n6. The")
    assert any("End torture (Chile)" in piece.text for piece in reading_of(before).unread)
    assert paragraph == "7"
