"""Addenda in the forms States use: what the words decide is read, nothing else."""

import json

import pytest

from upr.errors import WrongDocument
from upr.intake import read
from upr.intake.addendum import read_addendum
from upr.intake.reading import Cell, Line, Plain, Table
from upr.record import Document, Reading

DOCUMENT = Document(kind="addendum", state="XAA")


def addendum(text: str, *, tables=(), prefix="") -> Reading:
    lines = (Line(line.strip(), page=1) for line in text.strip().splitlines() if line.strip())
    return read_addendum(Plain("text", 1, (*lines, *tables)), DOCUMENT, prefix=prefix)


def answers(text: str, **options) -> dict[str, str | None]:
    positions = addendum(text, **options).positions
    return {p.paragraph: p.response and p.response.value for p in positions}


def supported(*paragraphs: str) -> dict[str, str]:
    return dict.fromkeys(paragraphs, "supported")


def noted(*paragraphs: str) -> dict[str, str]:
    return dict.fromkeys(paragraphs, "noted")


FORMS = {
    "groups under headings, bare numbers, chapeau in a note": (
        """
        I. Accepted recommendations
        3. The Government accepts the recommendations 1–3, 14–
        16.
        II. Noted recommendations
        5. For the time being, the Government notes recommendations 6, 7.
        Notes
        1 The numbers follow the list in paragraph 115 of the report.
        """,
        supported("115.1", "115.2", "115.3", "115.14", "115.15", "115.16")
        | noted("115.6", "115.7"),
    ),
    "full labels, full stops for commas, lines broken anywhere": (
        """
        I. Accepted recommendations
        3. The Government accepts the following recommendations: 140.7, 140.8. 140.9, 140.10.
        140.11, 140.12,
        140.13.
        """,
        supported(*(f"140.{n}" for n in range(7, 14))),
    ),
    "two answers in one sentence": (
        "1. XAA accepts recommendations 99.1 and 99.2 and notes recommendations 99.3 to 99.5.",
        supported("99.1", "99.2") | noted("99.3", "99.4", "99.5"),
    ),
    "numbers before the answer": (
        """2. Recommendations 99.1, 99.2 enjoy the support of XAA, while recommendations 99.3
        and 99.4 do not enjoy its support. Recommendation 99.5 is noted.""",
        supported("99.1", "99.2") | noted("99.3", "99.4", "99.5"),
    ),
    "refusal before the numbers": (
        "4. The following recommendations do not enjoy the support of XAA: 99.1, 99.7.",
        noted("99.1", "99.7"),
    ),
    "only lists under headings": (
        """
        Recommendations supported by XAA
        99.1, 99.2
        Recommendations noted by XAA
        99.3
        """,
        supported("99.1", "99.2") | noted("99.3"),
    ),
    "an answer at each number": (
        """
        99.1 Supported.
        99.2: Noted. The law does not allow it.
        99.3 Not supported
        Recommendation 99.4: Accepted
        """,
        supported("99.1", "99.4") | noted("99.2", "99.3"),
    ),
    "a sentence in a remark": (
        """
        99.1
        XAA supports this recommendation and will act.
        99.2
        The Government cannot accept this recommendation.
        """,
        supported("99.1") | noted("99.2"),
    ),
    "another recommendation only mentioned": (
        """
        1. XAA accepts recommendation 99.1.
        99.1
        The reform goes on. See also recommendations 99.8 and 99.9.
        """,
        supported("99.1"),
    ),
    "a remark under the heading of the others": (
        """
        I. Accepted recommendations
        1. The Government accepts recommendations 99.1 and 99.3.
        II. Noted recommendations
        2. The Government notes recommendation 99.2.
        99.2-3
        The law does not allow it.
        """,
        supported("99.1", "99.3") | noted("99.2"),
    ),
    "in part, in principle, both": (
        """
        1. XAA partially accepts recommendation 99.1.
        2. XAA accepts in principle recommendations 99.2-3.
        3. XAA accepts recommendation 99.4.
        4. XAA notes recommendation 99.4.
        """,
        dict.fromkeys(["99.1", "99.2", "99.3", "99.4"]),
    ),
    "Spanish": (
        """
        1. Panamá acepta las recomendaciones 99.1, 99.2 y 99.4 a 99.5.
        2. Las recomendaciones 99.6 y 99.7 no cuentan con el apoyo de Panamá.
        """,
        supported("99.1", "99.2", "99.4", "99.5") | noted("99.6", "99.7"),
    ),
    "French": (
        """
        1. Les recommandations 99.1 et 99.2 recueillent l’adhésion de l’État.
        2. L’État prend note des recommandations 99.3 à 99.4.
        """,
        supported("99.1", "99.2") | noted("99.3", "99.4"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.values(), ids=FORMS)
def test_the_forms_of_states(text, expected):
    assert answers(text) == expected


def test_a_remark_is_a_comment_on_each_of_its_numbers():
    reading = addendum(
        """
        I. Accepted recommendations
        1. The Government accepts recommendations 99.1, 99.2.
        99.1-2
        The treaty was ratified
        in May.
        """
    )
    assert [p.comment for p in reading.positions] == ["The treaty was ratified in May."] * 2
    assert reading.positions[0].quote == "The Government accepts recommendations … 99.1"


def test_the_page_is_the_one_the_number_is_printed_on():
    lines = (Line("1. XAA accepts recommendations 99.1,", 2), Line("99.2 and 99.3.", 3))
    reading = read_addendum(Plain("pdf", 3, lines), DOCUMENT)
    assert [(p.paragraph, p.page) for p in reading.positions] == [
        ("99.1", 2),
        ("99.2", 3),
        ("99.3", 3),
    ]


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, column) for column, text in enumerate(texts))


def test_tables_are_read_by_the_column_of_the_answer():
    table = Table(
        (
            row("Recommendation", "Comments", "Position"),
            row("99.1 Ratify it (Spain)", "The law supports it.", "Noted"),
            row("99.2-3", "", "Accepted"),
            row("99.4", "", "Partially accepted"),
        )
    )
    assert answers("", tables=[table]) == {
        "99.1": "noted",
        "99.2": "supported",
        "99.3": "supported",
        "99.4": None,
    }
    assert addendum("", tables=[table]).positions[0].comment == "The law supports it."


def test_a_table_without_header_is_read_by_its_short_answers():
    table = Table((row("99.1", "Supported", "We support many things. " * 10), row("99.2", "Noted")))
    assert answers("", tables=[table]) == supported("99.1") | noted("99.2")


def test_the_chapeau_may_be_given():
    text = "1. XAA accepts recommendations 1, 2."
    assert answers(text, prefix="96") == supported("96.1", "96.2")
    bare = addendum(text)
    assert [p.paragraph for p in bare.positions] == ["1", "2"]
    assert "without that of their paragraph" in str(bare.doubts[0])


def test_what_is_not_decided_is_said():
    reading = addendum("1. XAA partially accepts recommendation 99.1.")
    assert reading.positions[0].quote == "XAA partially accepts recommendation … 99.1"
    assert "do not decide (1): 99.1" in str(reading.doubts[0])


def test_counts_of_the_state_are_compared():
    text = "1. XAA accepts 3 recommendations.\n2. XAA accepts recommendations 99.1 and 99.2."
    assert [str(doubt) for doubt in addendum(text).doubts] == [
        "The State says that it supports 3; 2 were read."
    ]


def test_a_range_that_runs_backwards_is_listed_as_unread():
    (unread,) = addendum("1. XAA accepts recommendations 99.1, 99.9-3.").unread
    assert unread.text == "99.9-3"


def test_answers_without_numbers_are_listed_as_unread():
    reading = addendum("1. XAA accepts most recommendations on the rights of women.")
    assert not reading.positions
    assert "without naming their numbers" in str(reading.unread[0].why)


def test_a_document_that_answers_nothing_is_refused():
    with pytest.raises(WrongDocument, match="answers no recommendation"):
        addendum("1. The delegation thanked everybody.")


@pytest.mark.parametrize(
    ("cycle", "name", "gold"),
    [
        (2, "A-HRC-28-15-Add.1_addendum.pdf", "A-HRC-28-15_wg-report.gold.json"),
        (4, "A-HRC-59-15-Add.1_addendum.pdf", "A-HRC-59-15_wg-report.gold.json"),
    ],
)
def test_real_addenda_agree_with_the_lists_of_ohchr(documents, cycle, name, gold):
    folder = documents / "slovenia" / f"cycle-{cycle}"
    reading = read((folder / name).read_bytes(), name)
    answers = json.loads((folder / gold).read_text("utf-8"))["recommendations"]
    assert {p.paragraph: p.response and p.response.value for p in reading.positions} == {
        answer["number"]: answer["position"].lower() for answer in answers
    }
    assert not reading.unread
    assert not reading.doubts
