"""Recovery: any two of three files, and nothing else."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shamir_mnemonic import combine_mnemonics, generate_mnemonics

from uprdesk.sealing.identity import Identity
from uprdesk.sealing.recovery import (
    NoRecovery,
    join,
    recover,
    recovery_file,
    split,
    words_of,
)

OWN, OTHER = Identity.new(), Identity.new()
PLACE = "engagement.recovery.1"
BOX, FILES = split(OWN, PLACE)
OTHER_BOX, OTHER_FILES = split(OTHER, PLACE)
few = settings(max_examples=25, deadline=None)


@pytest.mark.parametrize(("one", "two"), [*permutations(range(3), 2)])
def test_any_two_files_recover(one, two):
    assert recover(BOX, FILES[one], FILES[two], PLACE) == OWN


def test_the_same_file_twice_is_said():
    with pytest.raises(NoRecovery, match="same one") as caught:
        join(FILES[1], f"  {FILES[1]} ")
    assert caught.value.hint


def test_files_of_another_engagement_and_older_files_are_said():
    for attempt in (
        lambda: join(FILES[0], OTHER_FILES[1]),
        lambda: recover(BOX, OTHER_FILES[0], OTHER_FILES[1], PLACE),
        lambda: recover(BOX, FILES[0], FILES[1], "engagement.recovery.2"),
    ):
        with pytest.raises(NoRecovery, match="belong together") as caught:
            attempt()
        assert caught.value.hint


def test_splitting_again_makes_the_files_of_before_worthless():
    box, files = split(OWN, PLACE)
    assert recover(box, files[0], files[2], PLACE) == OWN
    with pytest.raises(NoRecovery):
        recover(box, FILES[0], FILES[2], PLACE)


@few
@given(st.integers(0, 32), st.sampled_from(FILES[2].split()))
def test_one_changed_word_is_noticed(at, word):
    words = FILES[0].split()
    if words[at] != word:
        words[at] = word
        with pytest.raises(NoRecovery):
            join(" ".join(words), FILES[1])


@few
@given(st.text(max_size=300))
def test_anything_else_is_no_recovery_file(text):
    for attempt in (lambda: words_of(text), lambda: join(text, FILES[0])):
        with pytest.raises(NoRecovery) as caught:
            attempt()
        assert caught.value.hint


def test_shares_that_others_made_are_refused_before_they_cost_anything():
    slow = generate_mnemonics(1, [(2, 3)], bytes(32), iteration_exponent=3)[0]
    many = generate_mnemonics(1, [(3, 5)], bytes(32))[0]
    short = generate_mnemonics(1, [(2, 3)], bytes(16))[0]
    groups = generate_mnemonics(2, [(2, 3), (2, 3)], bytes(32))[0]
    for words in (slow, many, short, groups):
        with pytest.raises(NoRecovery, match="not a recovery file"):
            join(words[0], words[1])


def test_the_scheme_is_slip_39():
    """Vector 4 of the standard (two of three, 128 bits) with the library below, passphrase TREZOR;
    and our own words joined by the library alone."""
    known = [
        "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist"
        " rescue view short owner flip making coding armed",
        "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip"
        " twice unkind craft early superior advocate guest smoking",
    ]
    assert combine_mnemonics(known, b"TREZOR").hex() == "b43ceb7e57a0ea8766221624d01b0864"
    assert combine_mnemonics([FILES[0], FILES[2]]) == join(FILES[2], FILES[0])


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_a_file_holds_its_words_and_says_nothing_of_their_use(language):
    for number, words in enumerate(FILES, 1):
        text = recovery_file(number, words, language)
        assert words_of(text) == words
        assert str(number) in text.splitlines()[0]
        for telling in ("UPR", "EPU", "coalition", "engagement", "desk", "human", OWN.public):
            assert telling.casefold() not in text.replace(words, "").casefold()


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        str.upper,
        lambda text: "written above\n" + text + "\nand below",
        lambda text: text.replace("\n", "\n   "),
        lambda text: FILES[0],
        lambda text: "\n".join(FILES[0].split()),
    ],
)
def test_a_file_that_an_editor_touched_is_still_read(changed):
    assert words_of(changed(recovery_file(1, FILES[0], "en"))) == FILES[0]


def test_errors_repeat_no_word_of_a_file():
    words = FILES[0].split()
    words[5] = words[6]
    with pytest.raises(NoRecovery) as caught:
        join(" ".join(words), FILES[1])
    told = f"{caught.value!r} {caught.value.message} {caught.value.hint}"
    assert caught.value.__cause__ is None
    assert words[0] not in told.split()
