"""Characters that PDF and Word print one way and store another, mended without changing words."""

import re
from collections.abc import Iterable
from html import unescape

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
SPACES = str.maketrans(
    dict.fromkeys(
        "\t\n\r\f\v\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000",
        " ",
    )
    # letters without a shape, and marks of direction that split words when they are searched
    | dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad", "")
)
ORDERS = dict.fromkeys(
    [
        *{*range(0x20), *range(0x7F, 0xA0)} - {*map(ord, "\t\n\r\f\v\x02\x85")},
        *(0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    ]
)
"""Characters that command a terminal or turn the direction of writing: they make a text look like
another one. (U+0002 stays: the PDF engine gives it for a hyphen at the end of a line.)"""

PRIVATE_BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\uf02d": "-"})
PRIVATE = re.compile("[\ue000-\uf8ff]+")
"""Letters of a font's own, e.g. the bar code on the first page: they have no meaning as text."""

BROKEN_HYPHEN = "\ufffe"
"""What the PDF engine gives for a hyphen at the end of a line; the line break is lost with it."""

PREFIXES = frozenset({
    "anti", "auto", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "fore", "high",
    "inter", "intra", "long", "low", "macro", "mid", "micro", "mini", "multi", "neo", "non",
    "over", "para", "post", "pre", "pro", "pseudo", "quasi", "re", "self", "semi", "short",
    "socio", "sub", "super", "trans", "tri", "ultra", "under", "vice", "well",
})  # fmt: skip
"""Before these a hyphen is usually meant: "co-operation", "re-examined"."""

ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d{0,2});", re.I)
"""A character as HTML writes it, left in some texts: "law &amp; order &#40;Spain&#41;"."""

AROUND_BREAK = re.compile(rf"([^\W_]*)[{BROKEN_HYPHEN}\x02]([^\W_]*)")


def tidy(text: str) -> str:
    """`text` with single white space, plain letters for ligatures, and no invisible letters.

    Entities of HTML become the characters that they stand for.

    Quotation marks, dashes and accents stay as printed.
    """
    if not text.isascii():
        text = text.translate(PRIVATE_BULLETS).translate(LIGATURES)
        text = PRIVATE.sub("", text)
    return " ".join(without_orders(written_out(text)).translate(SPACES).split())


def without_orders(text: str) -> str:
    """`text` without characters that give orders to whatever shows it."""
    return text if text.isprintable() else text.translate(ORDERS)


def written_out(text: str) -> str:
    """`text` with the characters that its entities of HTML stand for."""
    return ENTITY.sub(lambda entity: unescape(entity[0]), text) if "&" in text else text


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """All words of a document, in lower case, those with hyphens as one word each.

    The halves of a word that is broken at the end of a line are no words of the document.
    """
    text = AROUND_BREAK.sub(" ", "\n".join(texts)).casefold()
    return frozenset(re.findall(r"[^\W_]+(?:-[^\W_]+)*", text))


def mend_hyphens(text: str, words: frozenset[str]) -> str:
    """Decide for each hyphen at the end of a line whether it belongs to the word.

    "self\\ufffedetermination" keeps it. It goes only where the document prints the word in one
    elsewhere, never with a hyphen, and neither half is a word or a prefix of its own: the UN hardly
    ever breaks words, so a hyphen is usually meant.
    """

    def mended(match: re.Match[str]) -> str:
        left, right = match.groups()
        first, second = left.casefold(), right.casefold()
        broken = first + second in words and f"{first}-{second}" not in words
        if broken and right.islower() and not {first, second} & (words | PREFIXES):
            return left + right
        return f"{left}-{right}"

    return AROUND_BREAK.sub(mended, text)
