"""Key populations: people whom UPR Info's list of issues lacks or puts together.

The list is ours. Its words are those that the people concerned and the Joint United Nations
Programme on HIV/AIDS use of themselves, whatever a recommendation calls them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import gettext_noop, say
from upr.vocab.names import fold, nearest
from upr.vocab.rows import rows


class UnknownPopulation(UnknownName):
    """A name of no key population of our list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """A key population.

    code    ours: "sex-work"
    names   by language: "en", "es", "fr"
    source  the list it stands in
    """

    code: str
    names: Mapping[str, str]
    source: str


@cache
def all_populations() -> Mapping[str, Population]:
    """Code → key population, in the order of the list."""
    return MappingProxyType(
        {
            row["code"]: Population(
                code=row["code"],
                names=MappingProxyType({tongue: row[tongue] for tongue in ("en", "es", "fr")}),
                source=row["source"],
            )
            for row in rows("populations")
        }
    )


@cache
def _spellings() -> Mapping[str, str]:
    return {
        fold(name): one.code
        for one in all_populations().values()
        for name in (one.code, *one.names.values())
    }


@lru_cache(maxsize=4_096)
def find_population(name: str) -> Population | None:
    """The key population of that code or name in English, Spanish or French, or None."""
    code = _spellings().get(fold(name))
    return all_populations()[code] if code else None


def population(name: str) -> Population:
    """As `find_population`; raises UnknownPopulation with the nearest names."""
    found = find_population(name)
    if found:
        return found
    labels = {key: all_populations()[code].names["en"] for key, code in _spellings().items()}
    raise UnknownPopulation(
        say(gettext_noop("No key population is called “%(name)s”."), name=name.strip()),
        say(
            gettext_noop("Known are: %(names)s."),
            names="; ".join(one.names["en"] for one in all_populations().values()),
        ),
        nearest(name, labels),
    )
