from upr.insight.likeness.formula import FORMULA, HEDGES


def test_words_of_formula_are_stems_in_three_languages():
    assert {"strengthen", "fortalec", "renforc"} <= FORMULA
    assert not {"prison", "tortur", "women"} & FORMULA


def test_a_hedge_weakens_in_three_languages():
    assert {"consid", "posibil", "envisag", "not"} <= HEDGES
