"""Encodings of exports are told apart by the letters that come out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upr.errors import UnreadableFile
from upr.intake.reading.encoding import encoding_of

SENTENCES = [
    "Côte d’Ivoire, México, España and São Tomé recommended the ratification.",
    "Le Sénégal a recommandé d’accélérer les réformes déjà engagées à l’égard des détenus.",
    "Éducation: «protéger» les enfants – niñas y niños – en todo el país.",
    "The State’s “action plan” of 2010–2014 for Köln and Åland.",
    "Garantizar la protección, según lo acordado, de las comunidades indígenas.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8", "utf-8-sig", "utf-16"])
def test_a_sentence_comes_back_as_it_was_written(sentence, encoding):
    data = sentence.encode(encoding)
    assert data.decode(encoding_of(data)) == sentence


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known_by_its_zeros(encoding):
    data = "To\tFrom\tText\r\nPanamá\tEspaña\tRatify\r\n".encode(encoding)
    assert encoding_of(data) == encoding


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        # the apostrophe of Windows is the í of the Macintosh
        ("the State’s obligations", "cp1252"),
        ("en todo el país y aquí", "mac_roman"),
        # letters of names as the export of 2015 holds them
        ("Côte d'Ivoire", "mac_roman"),
        ("Curaçao", "cp1252"),
        # nothing beyond ASCII decides nothing
        ("plain words", "cp1252"),
    ],
)
def test_few_letters_are_enough(words, encoding):
    data = words.encode(encoding)
    assert data.decode(encoding_of(data)) == words


def test_damaged_utf_8_is_refused_with_its_line():
    data = ("España\n" * 20).encode()
    with pytest.raises(UnreadableFile, match="line 3"):
        encoding_of(data[:21] + b"\xff" + data[21:])


LETTERS = "abcdefghijklmnopqrstuvwxyz"


@given(
    st.lists(
        st.tuples(
            st.text(LETTERS, min_size=3, max_size=8),
            st.sampled_from("áàâäçéèêëíîïñóôöúûü"),
            st.text("aeiourstln", min_size=2, max_size=8),
        ),
        min_size=4,
        max_size=20,
    ),
    st.sampled_from(["cp1252", "mac_roman", "utf-8"]),
)
def test_words_with_small_accented_letters_always_come_back(words, encoding):
    text = " ".join("".join(word) for word in words)
    data = text.encode(encoding)
    assert data.decode(encoding_of(data)) == text
