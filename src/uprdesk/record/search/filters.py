"""What is looked for: words and filters, the same for the page, its saved link and the command."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from upr.errors import UprError
from upr.record import Response, answer_called
from upr.text import gettext_noop, say
from upr.vocab.groups import group
from upr.vocab.issues import issue
from upr.vocab.populations import population
from upr.vocab.sessions import all_cycles, all_sessions
from upr.vocab.states import SAMPLE_STATES, iso3
from upr.vocab.themes import persons, sdg

LONGEST = 1_200
"""Characters of words that are kept: a little more than are searched, since every link of a page
repeats them."""

SORTS = ("relevance", "newest", "paragraph")
"""relevance  words that are rare and texts that are short first; the default where there are words
newest     newest session first; the default where there are none
paragraph  by State under review, as printed"""


class WrongFilter(UprError):
    """A filter with a value that cannot be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """A search, with canonical values in canonical order: equal searches are equal.

    Several values of one field mean any of them; several fields mean all of them.

    words         as typed, single blanks
    states        States under review, ISO 3166-1 alpha-3
    recommenders  recommending States
    groups        groups of recommending States, codes of `upr.vocab.groups`
    state_groups  groups of States under review
    issues        canonical labels
    persons       groups of persons affected: codes of `upr.vocab.themes`
    populations   key populations: codes of `upr.vocab.populations`
    sdgs          Sustainable Development Goals, 1 to 17
    confirmed     True leaves the machine's proposals out: labels count where a source or a person
                  gives them
    categories, responses, cycles, sessions
    sample        True looks among the invented States of the sample and nowhere else
    sort          one of SORTS; empty: the default
    """

    words: str = ""
    states: tuple[str, ...] = ()
    recommenders: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    state_groups: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    sdgs: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()
    responses: tuple[str, ...] = ()
    cycles: tuple[int, ...] = ()
    sessions: tuple[int, ...] = ()
    confirmed: bool = False
    sample: bool = False
    sort: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, Iterable[str]], *, sample: bool = False) -> "Filters":
        """Filters from words a person typed or a link brought.

        asked   name of a parameter (PARAMETERS, "words", "sort", "sample", "confirmed") → its values; empty
                values and other names are passed over
        sample  whether the store holds the sample: its States are accepted

        Raises UprError with the nearest names for a value that cannot be.
        """
        found: dict[str, tuple] = {}
        for name, (field, read, _) in PARAMETERS.items():
            values = (value.strip() for value in asked.get(name, ()))
            found[field] = _sorted(read(value, sample) for value in values if value)
        invented = {*found["states"], *found["recommenders"]} & SAMPLE_STATES.keys()
        return cls(
            words=" ".join(" ".join(asked.get("words", ())).split())[:LONGEST].strip(),
            confirmed="1" in asked.get("confirmed", ()),
            sample=sample and (bool(invented) or "1" in asked.get("sample", ())),
            sort=next((sort for sort in asked.get("sort", ()) if sort in SORTS), ""),
            **found,
        )

    def link(self) -> str:
        """The query string that brings this search again, always the same for the same search."""
        pairs: list[tuple[str, object]] = [("words", self.words)] if self.words else []
        for name, (field, _, written) in PARAMETERS.items():
            pairs += [(name, written(value)) for value in getattr(self, field)]
        pairs += [("confirmed", 1)] * self.confirmed
        pairs += [("sample", 1)] * self.sample + [("sort", self.sort)] * bool(self.sort)
        return urlencode(pairs)

    def of(self, name: str) -> tuple:
        """Values of the parameter `name`."""
        return getattr(self, PARAMETERS[name][0])

    def with_value(self, name: str, value: object) -> "Filters":
        """The search with one more value of the parameter `name`."""
        field = PARAMETERS[name][0]
        return replace(self, **{field: _sorted((*getattr(self, field), value))})

    def without(self, name: str, value: object = None) -> "Filters":
        """The search without one value of the parameter `name`, or without any."""
        field = PARAMETERS[name][0]
        kept = () if value is None else tuple(v for v in getattr(self, field) if v != value)
        return replace(self, **{field: kept})


def _sorted(values: Iterable) -> tuple:
    return tuple(sorted(set(values)))


def _number(known: Callable[[], Iterable[int]], sentence: str) -> Callable[[str, bool], int]:
    def read(value: str, sample: bool) -> int:
        numbers = list(known())
        if not value.isascii() or not value.isdigit() or int(value) not in numbers:
            raise WrongFilter(
                say(sentence, value=value[:40]),
                say(
                    gettext_noop("Write a number from %(first)d to %(last)d."),
                    first=min(numbers),
                    last=max(numbers),
                ),
            )
        return int(value)

    return read


def _response(value: str, sample: bool) -> str:
    if answer := answer_called(value):
        return answer.value
    raise WrongFilter(
        say(gettext_noop("No response is called “%(value)s”."), value=value[:40]),
        say(
            gettext_noop("Write one of: %(words)s."),
            words=", ".join(response.value for response in Response),
        ),
    )


def _state(value: str, sample: bool) -> str:
    return iso3(value, sample=sample)


def _group(value: str, sample: bool) -> str:
    return group(value).code


def _issue(value: str, sample: bool) -> str:
    return issue(value).label


def _persons(value: str, sample: bool) -> str:
    return persons(value).code


def _population(value: str, sample: bool) -> str:
    return population(value).code


def _sdg(value: str, sample: bool) -> int:
    return sdg(value).number


def _issue_code(label: str) -> str:
    return issue(label).code


_category = _number(lambda: range(1, 6), gettext_noop("No action category is “%(value)s”."))
_cycle = _number(all_cycles, gettext_noop("No cycle is “%(value)s”."))
_session = _number(all_sessions, gettext_noop("No session is “%(value)s”."))

Reader = Callable[[str, bool], object]
PARAMETERS: Mapping[str, tuple[str, Reader, Callable]] = {
    "state": ("states", _state, str),
    "from": ("recommenders", _state, str),
    "group": ("groups", _group, str),
    "state_group": ("state_groups", _group, str),
    "issue": ("issues", _issue, _issue_code),
    "persons": ("persons", _persons, str),
    "population": ("populations", _population, str),
    "sdg": ("sdgs", _sdg, str),
    "category": ("categories", _category, str),
    "response": ("responses", _response, str),
    "cycle": ("cycles", _cycle, str),
    "session": ("sessions", _session, str),
}
"""Name in a link and on the command line → field, how a value is read, how it is written."""

NAMES: Sequence[str] = tuple(PARAMETERS)
