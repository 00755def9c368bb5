"""Sets of rows as whole numbers."""

from hypothesis import given
from hypothesis import strategies as st

from upr.insight.search.tally import Run, Tally, bits_of, places_of

PLACES = st.sets(st.integers(0, 9_999))


@given(PLACES, st.integers(0, 10_000))
def test_places_come_back_in_order(places, start):
    bits = bits_of(places, 10_000)
    assert bits.bit_count() == len(places)
    assert list(places_of(bits, start)) == sorted(p for p in places if p >= start)


def test_an_empty_table_has_no_rows():
    assert (bits_of([], 0), Tally(0).every, list(places_of(0))) == (0, 0, [])


@given(PLACES, PLACES)
def test_counts_are_those_of_the_sets(red, round_):
    tally = Tally(10_000)
    tally.add("colour", {"red": red, "other": set(range(10_000)) - red})
    tally.add("shape", {"round": round_})
    within = tally.where("shape", ["round"])
    counts = {"red": len(red & round_), "other": len(round_ - red)}
    assert tally.count("colour", within) == {k: n for k, n in counts.items() if n}
    assert tally.cross("shape", "colour", tally.every) == (
        {"round": tally.count("colour", within)} if round_ else {}
    )


def test_several_values_are_any_of_them_and_unknown_ones_none():
    tally = Tally(4)
    tally.add("state", {"XAA": [0, 1], "XAB": [1, 3]})
    assert list(places_of(tally.where("state", ["XAA", "XAB", "XAC"]))) == [0, 1, 3]
    assert tally.where("colour", ["red"]) == 0


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.data())
def test_runs_count_the_same_as_sets(lengths, data):
    ends = [sum(lengths[: n + 1]) for n in range(len(lengths))]
    size = ends[-1]
    plain, quick = Tally(size), Tally(size)
    rows = {n % 3: [] for n in range(len(lengths))}
    for number, (length, end) in enumerate(zip(lengths, ends, strict=True)):
        rows[number % 3] += range(end - length, end)
    for tally in (plain, quick):
        tally.add("colour", rows)
    quick.runs = [
        Run(end - length, end, {"colour": (number % 3,)})
        for number, (length, end) in enumerate(zip(lengths, ends, strict=True))
    ]
    within = bits_of(data.draw(st.sets(st.integers(0, size - 1))), size)
    assert quick.count("colour", within) == plain.count("colour", within)
