"""Ordinal numbers in words, as UN documents print those of sessions: "forty-eighth", "48º"."""

import re

from upr.vocab.names import fold

UNITS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
    "es": "primer segundo tercer cuarto quinto sexto septimo octavo noveno decimo undecimo "
    "duodecimo",
    "fr": "premiere deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme "
    "dixieme onzieme douzieme treizieme quatorzieme quinzieme seizieme",
}
TENS = {
    "en": {"twent": 20, "thirt": 30, "fort": 40, "fift": 50},
    "es": {"vigesimo": 20, "trigesimo": 30, "cuadragesimo": 40, "quincuagesimo": 50},
    "fr": {"vingt": 20, "trent": 30, "quarant": 40, "cinquant": 50},
}
IRREGULAR = {"eight": 8, "novena": 9, "unieme": 1, "dix septieme": 17, "dix huitieme": 18}
"""Misprints and forms that do not follow the rule: the first reports print "Eight session"."""

DIGITS = re.compile(r"(\d{1,2})\s?\.?\s?(?:st|nd|rd|th|[ºª°oa]|er|e|ème|eme)?")


def _words() -> dict[str, int]:
    words = {word: n for units in UNITS.values() for n, word in enumerate(units.split(), start=1)}
    for tens in TENS["en"].items():
        words[f"{tens[0]}ieth"] = tens[1]
        words[f"{tens[0]}y"] = tens[1]
    words |= TENS["es"]
    for stem, worth in TENS["fr"].items():
        words |= {f"{stem}ieme": worth, stem: worth, f"{stem}e": worth}
    # "decimotercer" and "decimo tercer"; "dix-neuvième"
    return words | IRREGULAR | {"dix": 10, "primero": 1, "tercero": 3}


WORTH = dict(sorted(_words().items(), key=lambda item: -len(item[0])))
"""Pieces of ordinals, folded, the longest first; an ordinal is worth the sum of its pieces."""


def ordinal(words: str) -> int | None:
    """The number of an ordinal in English, Spanish or French; None where it is none.

    "forty-eighth", "cuadragésimo octavo", "decimotercer", "quarante-huitième", "48th" and "48º"
    are read. The sum is taken of the pieces, so every piece must be known.
    """
    if digits := DIGITS.fullmatch(words.strip()):
        return int(digits[1])
    rest = fold(words).replace(" et ", " ")
    total = 0
    while rest := rest.strip():
        piece = next((known for known in WORTH if rest.startswith(known)), None)
        if piece is None:
            return None
        total += WORTH[piece]
        rest = rest[len(piece) :]
    return total or None
