"""Which sessions were printed in which layout."""

import pytest

from upr.output.wg_report.era import STYLES, Era, era_of


@pytest.mark.parametrize(
    ("session", "era"),
    [(1, "A"), (3, "A"), (4, "B"), (7, "B"), (8, "C"), (12, "C"), (13, "D"), (20, "D"), (21, "E")],
)
def test_the_session_tells_the_era(session, era):
    assert era_of(session) is Era(era)


def test_every_era_has_a_style_of_its_own():
    assert set(STYLES) == set(Era)
    assert len(set(STYLES.values())) == len(Era)
