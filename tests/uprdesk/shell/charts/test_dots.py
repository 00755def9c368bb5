"""One dot, one recommendation."""

import pytest

from uprdesk.shell.charts import Part, dotted

PARTS = [Part("supported", 121), Part("noted", 46), Part("pending", 19)]


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_there_are_as_many_dots_as_recommendations_of_each_kind(layout):
    kinds = [dot.kind for dot in getattr(dotted(PARTS), layout).dots]
    assert [kinds.count(kind) for kind in (1, 2, 3)] == [121, 46, 19]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_every_dot_has_a_place_of_its_own_inside_the_picture(layout):
    matrix = getattr(dotted(PARTS), layout)
    places = {(dot.x, dot.y) for dot in matrix.dots}
    assert len(places) == 186
    assert all(dot.radius <= float(dot.x) <= matrix.width - dot.radius for dot in matrix.dots)
    assert all(dot.radius <= float(dot.y) <= matrix.height - dot.radius for dot in matrix.dots)


def test_nothing_is_a_picture_of_no_height():
    assert dotted([Part("supported", 0)]).wide.height == 0


def test_more_than_three_kinds_are_refused():
    with pytest.raises(ValueError, match="three"):
        dotted([*PARTS, Part("lost", 1)])
