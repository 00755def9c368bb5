"""Parts, numbers and chapeaux of a report, before it becomes a file."""

import pytest

from tests.generator import report_of_traps
from upr.output.wg_report import Era, Trap, recommendations
from upr.output.wg_report.layout import printed
from upr.output.wg_report.setting import Setting

NUMBERS = [
    (Era.A, (), ["1.", "2.", "3."]),
    (Era.C, (), ["25.1.", "25.2.", "25.3."]),
    (Era.D, (), ["25.1", "25.2", "25.3"]),
    (Era.A, ("letter-numbers",), ["(a)", "(b)", "(c)"]),
    (Era.A, ("number-without-dot",), ["1.", "2", "3."]),
    (Era.D, ("number-without-dot",), ["25.1", "25.2.", "25.3"]),
]


def blocks_of(era, *traps):
    setting = Setting(era=era, traps=frozenset(map(Trap, traps)))
    return printed(report_of_traps("en"), setting).blocks


def words(block):
    return "".join(run.text for run in block.text)


@pytest.mark.parametrize(("era", "traps", "numbers"), NUMBERS)
def test_numbers_of_items(era, traps, numbers):
    items = [block.number for block in blocks_of(era, *traps) if block.kind == "item"]

    assert items[:3] == numbers


@pytest.mark.parametrize("era", Era)
def test_paragraphs_are_counted_through_all_parts(era):
    numbers = [b.number for b in blocks_of(era) if b.kind in {"paragraph", "chapeau"}]

    assert numbers == [f"{count}." for count in range(1, len(numbers) + 1)]


def test_the_contents_tell_which_paragraphs_a_part_holds():
    spans = {words(b): b.span for b in blocks_of(Era.C) if b.kind == "heading"}

    assert spans["Introduction"] == "1–3"
    assert spans["Summary of the proceedings of the review process"] == "4–24"
    assert spans["Conclusions and/or recommendations"] == "25–27"


def test_a_list_longer_than_the_part_above_collides_with_the_next_number():
    blocks = blocks_of(Era.B, "number-collision")
    chapeaux = [int(b.number.rstrip(".")) for b in blocks if b.kind == "chapeau"]

    assert f"{chapeaux[1]}." in {b.number for b in blocks if b.kind == "item"}


def test_two_asks_under_one_number_are_two_parts():
    found = recommendations(report_of_traps("en"), era=Era.D, traps=frozenset({Trap.SEVERAL_ASKS}))

    assert [(r.paragraph, r.part, r.parts) for r in found[:3]] == [
        ("25.1", 1, 2),
        ("25.1", 2, 2),
        ("25.2", 1, 2),
    ]


def test_statements_of_the_first_cycle_repeat_what_was_recommended():
    first, later = ("\n".join(map(words, blocks_of(era))) for era in (Era.B, Era.D))

    assert "It recommended that the Government adopt legislation" in first
    assert "It made recommendations." in later
    assert "It recommended that" not in later
