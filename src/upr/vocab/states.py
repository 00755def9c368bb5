"""The 193 States under review and the two observer States: names, codes, groups.

Names change and are contested, so `data/state_names.csv` says for each spelling whose it is and,
where that is known, since and until when the UN printed it. A name that is not in the list is
unknown: nothing is matched by likeness, because the wrong States in published data are mostly
neighbours in an alphabetical list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import gettext_noop, say
from upr.vocab.names import fold, nearest
from upr.vocab.rows import rows

LANGUAGES = ("en", "es", "fr")
_LONGEST = 120  # characters; the longest spelling has 70, anything longer is a sentence
ARTICLES = frozenset({"the", "el", "la", "los", "las", "le", "les", "l"})


class UnknownState(UnknownName):
    """A name that is no State's, or that could be more than one ("Korea")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One State as the UN names it.

    iso3, iso2, m49   ISO 3166-1 codes and the UN's statistical number, as text ("004")
    names             UN short name by language: "en", "es", "fr"
    formal            formal name in English with its article
    group             UN regional group in Geneva: Africa, Asia, EEG, GRULAC, WEOG; "" for observers
    region, subregion of the UN Statistics Division, in English
    observer          True for the Holy See and the State of Palestine: they recommend and are not
                      reviewed
    ldc, sids         least developed country; small island developing State
    sample            True for an invented State of the sample
    """

    iso3: str
    names: Mapping[str, str]
    iso2: str = ""
    m49: str = ""
    formal: str = ""
    group: str = ""
    region: str = ""
    subregion: str = ""
    observer: bool = False
    ldc: bool = False
    sids: bool = False
    sample: bool = False

    def __str__(self) -> str:
        return self.names["en"]


def _states(list_name: str, *, sample: bool = False) -> Mapping[str, State]:
    return MappingProxyType(
        {
            row["iso3"]: State(
                iso3=row["iso3"],
                iso2=row["iso2"],
                m49=row["m49"],
                names=MappingProxyType({language: row[language] for language in LANGUAGES}),
                formal=row["formal"],
                group=row["group"],
                region=row["region"],
                subregion=row["subregion"],
                observer=row["observer"] == "1",
                ldc=row["ldc"] == "1",
                sids=row["sids"] == "1",
                sample=sample,
            )
            for row in rows(list_name)
        }
    )


STATES: Mapping[str, State] = _states("states")
"""ISO 3166-1 alpha-3 → State: 193 members and 2 observers, in alphabetical order of the UN."""

SAMPLE_STATES: Mapping[str, State] = _states("sample_states", sample=True)
"""The invented States XAA to XAL; never among STATES and never counted in the record.

XAA and XAB are reviewed in the sample, the others recommend: no real State is made to say invented
words. Codes from XAA to XZZ are left to users by ISO 3166.
"""


@cache
def spellings(*, sample: bool = False) -> Mapping[str, str]:
    """Every known spelling, folded (`names.fold`) → ISO3, longest first.

    Longest first, so that a reader meets "equatorial guinea" before "guinea".
    """
    known: dict[str, str] = {}
    for name in ("state_names", "sample_state_names") if sample else ("state_names",):
        for row in rows(name):
            known[fold(row["name"])] = row["iso3"]
            # a line that ends in the hyphen of "Guinea-Bissau" loses it in the text of a PDF
            known[fold(row["name"].replace("-", ""))] = row["iso3"]
    return MappingProxyType(dict(sorted(known.items(), key=lambda item: (-len(item[0]), item[0]))))


@cache
def names_pattern(*, sample: bool = False) -> re.Pattern[str]:
    """A pattern for any spelling as whole words in folded text, the longest winning.

    It tries some 1,500 names at each word: good for a bracket, slow for a page (see `mentions`).
    """
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, spellings(sample=sample)))})\b")


def _without_article(folded: str) -> str:
    words = folded.split(" ")
    if len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    if len(words) > 1 and words[-1] in ARTICLES:
        words = words[:-1]
    return " ".join(words)


@lru_cache(maxsize=65_536)
def _found(name: str, sample: bool) -> str | None:
    known = spellings(sample=sample)
    # a footnote's digit sticks to a name ("France4") and a list's number precedes it ("2 Mexico")
    folded = fold(name.strip("0123456789 \t\r\n"))
    return known.get(folded) or known.get(_without_article(folded))


def find_state(name: str, *, sample: bool = False) -> str | None:
    """ISO3 of the State that `name` is a listed spelling of, or None.

    Case, accents, blanks, punctuation, articles and a footnote's digits do not matter. Codes are
    not names here: "(CAN)" in a document may be anything. Fast enough for every bracket of an
    import: one look into a table, remembered per spelling.
    """
    return _found(name, sample) if len(name) <= _LONGEST else None


def state(name_or_code: str, *, sample: bool = False) -> State:
    """The State of that name or ISO 3166-1 alpha-3 code, in whatever spelling we know.

    sample  True accepts the invented States too (only a store that holds the sample does).
    Raises UnknownState with the nearest names, which are never applied by themselves.
    """
    states = {**STATES, **SAMPLE_STATES} if sample else STATES
    code = find_state(name_or_code, sample=sample) or name_or_code.strip().upper()
    if code in states:
        return states[code]
    raise _unknown(name_or_code, sample=sample)


def states_like(words: str, *, sample: bool = False) -> tuple[str, ...]:
    """ISO3 of the States a person may mean by `words`, best first; () where none is near.

    A code, the beginning of any word of a name in any language ("ivoi", "costa r"), or a name
    written with a slip. For choosing by a person: nothing is matched by likeness anywhere else.
    """
    known = spellings(sample=sample)
    wanted = fold(words[:_LONGEST])
    if not wanted:
        return ()
    by_code = [code for code in set(known.values()) if code == words.strip().upper()]
    begun = (key for key in known if f" {wanted}" in f" {key}")
    by_name = [
        known[key] for key in sorted(begun, key=lambda key: (not key.startswith(wanted), key))
    ]
    found = tuple(dict.fromkeys(by_code + by_name))
    return found or nearest(words[:_LONGEST], known, 8)


def _unknown(name: str, *, sample: bool) -> UnknownState:
    states = {**STATES, **SAMPLE_STATES} if sample else STATES
    labels = {key: states[iso3].names["en"] for key, iso3 in spellings(sample=sample).items()}
    likely = nearest(name[:_LONGEST], labels)
    message = say(gettext_noop("No State is called “%(name)s”."), name=name[:_LONGEST].strip())
    if not likely:
        hint = say(gettext_noop("Write its UN name or its three-letter ISO code, e.g. CRI."))
    else:
        hint = say(gettext_noop("Did you mean one of these: %(names)s?"), names="; ".join(likely))
    return UnknownState(message, hint, likely)


def iso3(name_or_code: str, *, sample: bool = False) -> str:
    """ISO 3166-1 alpha-3 of `name_or_code`; accepts and raises what `state` does."""
    return state(name_or_code, sample=sample).iso3


def name_of(iso3: str, language: str = "en") -> str:
    """The UN short name of a State, invented ones included, in "en", "es" or "fr".

    Any other language gives the English name. Raises UnknownState for a code we do not know.
    """
    known = STATES.get(iso3) or SAMPLE_STATES.get(iso3)
    if known is None:
        raise _unknown(iso3, sample=False)
    return known.names.get(language, known.names["en"])
