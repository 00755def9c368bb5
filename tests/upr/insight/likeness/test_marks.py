from upr.insight.likeness.marks import marks
from upr.insight.likeness.terms import terms

TEXT = "Strengthen protection in the old prisons, near the old harbour"


def marked(common: set[str]) -> list[str]:
    return [TEXT[start:end] for start, end in marks(terms(TEXT), common)]


def test_neighbours_are_marked_together():
    assert marked({"old", "=prison", "harbour"}) == ["old prisons", "old harbour"]


def test_words_of_formula_are_marked_only_where_nothing_else_is():
    assert marked({"strengthen", "harbour"}) == ["harbour"]
    assert marked({"strengthen", "protect"}) == ["Strengthen protection"]


def test_nothing_in_common_marks_nothing():
    assert marked(set()) == []
