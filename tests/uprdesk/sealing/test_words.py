"""Four words: the same for both sides, pronounceable, and no insults."""

import math
import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from uprdesk.sealing import words
from uprdesk.sealing.words import ALL, BITS, LEFT_OUT, four_words, word

SOUND = re.compile("[bdgklmnprstvz][aeiou][bdgklmnprstvz][aeiou][bdgklmnprstvz]")
KNOWN = ("tuziv", "rupeg", "vopos", "parak")
parts = st.lists(st.text(alphabet=st.characters(), max_size=80), max_size=4)


@given(parts, st.randoms())
def test_the_order_of_the_parts_does_not_matter(some, chance):
    mixed = list(some)
    chance.shuffle(mixed)
    assert four_words(*some) == four_words(*mixed)


@given(parts, parts)
def test_other_parts_give_other_words(some, others):
    if sorted(some) != sorted(others):
        assert four_words(*some) != four_words(*others)


@given(parts)
def test_all_words_can_be_read_aloud(some):
    for one in four_words(*some):
        assert SOUND.fullmatch(one)
        assert not one.startswith(LEFT_OUT)


def test_every_word_has_one_number():
    assert len({word(number) for number in range(ALL)}) == ALL == 54_925


def test_what_four_words_tell_apart_is_as_written():
    left = [found for number in range(ALL) if not (found := word(number)).startswith(LEFT_OUT)]
    assert math.floor(4 * math.log2(len(left))) == BITS


def test_every_beginning_left_out_could_have_come():
    possible = {word(number)[:length] for number in range(ALL) for length in (3, 4, 5)}
    assert not set(LEFT_OUT) - possible
    assert len(set(LEFT_OUT)) == len(LEFT_OUT)


def test_words_left_out_are_stepped_over(monkeypatch):
    before = four_words("a", "b")
    monkeypatch.setattr(words, "LEFT_OUT", (*LEFT_OUT, before[1]))
    after = four_words("a", "b")
    assert after[0] == before[0]
    assert after[1:3] == before[2:4]


def test_the_words_stay_what_they_are():
    """Two versions of this program that talk to each other's people must agree."""
    assert four_words("age1one", "age1two") == four_words("age1two", "age1one") == KNOWN


def test_the_letters_come_about_as_often():
    seen = Counter("".join("".join(four_words(str(number))) for number in range(2000)))
    for letters, expected in (("bdgklmnprstvz", 24_000 / 13), ("aeiou", 16_000 / 5)):
        assert all(0.75 < seen[letter] / expected < 1.25 for letter in letters)
