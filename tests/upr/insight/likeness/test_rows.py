import numpy as np
import pytest

from upr.insight.likeness.rows import Rows
from upr.insight.likeness.space import Space

SPLIT = [["=prison", "old", "=prison"], [], ["lamp"]]
SPACE = Space.plain(SPLIT)
ROWS = Rows.laid_out(SPACE, SPLIT, ["en", "fr", "es"])


def test_terms_keep_their_order():
    assert len(ROWS) == 3
    assert [[SPACE.terms[place] for place in ROWS.places(row)] for row in range(3)] == SPLIT
    assert ROWS.tongue.tolist() == [0, 2, 1]


def test_rows_come_back_from_their_arrays():
    back = Rows.from_arrays(ROWS.arrays(), SPACE)
    assert np.array_equal(back.sequence, ROWS.sequence)
    with pytest.raises(KeyError):
        Rows.from_arrays({}, SPACE)
    with pytest.raises(ValueError, match="differ in number"):
        Rows.from_arrays({**ROWS.arrays(), "first": ROWS.first[1:]}, SPACE)
    with pytest.raises(ValueError, match="not there"):
        Rows.from_arrays({**ROWS.arrays(), "sequence": ROWS.sequence[1:]}, SPACE)
