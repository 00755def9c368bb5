"""UN regional groups in Geneva, and the organisations UPR Info counts States by, with dates.

Statistics ask for membership on the day of a recommendation, not of today: the United Kingdom's
of 2014 are the European Union's, its of 2022 are not. A blank `valid_from` means: already a
member when the reviews began in 2008.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import gettext_noop, say
from upr.vocab.names import fold, nearest
from upr.vocab.rows import day, rows


class UnknownGroup(UnknownName):
    """A name that no group or organisation of our list has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A regional group or an organisation of States.

    code      as UPR Info's exports print it: Africa, Asia, EEG, GRULAC, WEOG, EU, AL …
    regional  True for the five UN regional groups; every member State is in exactly one
    names     by language
    """

    code: str
    regional: bool
    names: Mapping[str, str]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A State in a group from `valid_from` to `valid_to`, both days included.

    valid_from  None: since before the first review (2008)
    valid_to    None: as far as we know, still
    associate   True for a State that takes part without being a full member
    mark        how far the row, with its days, is confirmed: "C" yes, "P" in part, "U" not
    """

    group: str
    state: str
    associate: bool
    valid_from: date | None
    valid_to: date | None
    mark: str
    note: str
    source: str

    def holds(self, on: date) -> bool:
        """Whether it is in force on that day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


@cache
def all_groups() -> Mapping[str, Group]:
    """Code → group: the five regional ones first."""
    return MappingProxyType(
        {
            row["code"]: Group(
                code=row["code"],
                regional=row["kind"] == "region",
                names=MappingProxyType({"en": row["en"], "es": row["es"], "fr": row["fr"]}),
                source=row["source"],
            )
            for row in rows("groups")
        }
    )


@cache
def memberships() -> tuple[Membership, ...]:
    """Every State's memberships, past ones included."""
    return tuple(
        Membership(
            group=row["group"],
            state=row["state"],
            associate=row["kind"] == "associate",
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            mark=row["mark"],
            note=row["note"],
            source=row["source"],
        )
        for row in rows("memberships")
    )


@cache
def _spellings() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for row in rows("groups"):
        names = (row["code"], row["en"], row["es"], row["fr"], *row["aliases"].split("; "))
        known |= {fold(name): row["code"] for name in names}
    return known


def group(name: str) -> Group:
    """The group of that code or name in English, Spanish or French ("UE", "Arab League").

    Raises UnknownGroup with the nearest names, which are never applied by themselves.
    """
    code = _spellings().get(fold(name))
    if code:
        return all_groups()[code]
    labels = {key: all_groups()[code].names["en"] for key, code in _spellings().items()}
    likely = nearest(name, labels)
    raise UnknownGroup(
        say(gettext_noop("No group of States is called “%(name)s”."), name=name.strip()),
        say(gettext_noop("The groups are %(codes)s."), codes=", ".join(all_groups())),
        likely,
    )


@cache
def members(name: str, on: date, *, associates: bool = False) -> tuple[str, ...]:
    """ISO3 of the States in a group on a day, in alphabetical order; observers included.

    associates  True counts those who only take part (UPR Info does, in its lists)
    Raises UnknownGroup.
    """
    code = group(name).code
    return tuple(
        sorted(
            one.state
            for one in memberships()
            if one.group == code and one.holds(on) and (associates or not one.associate)
        )
    )


@cache
def groups_of(state: str, on: date, *, associates: bool = False) -> tuple[str, ...]:
    """Codes of the groups a State (ISO3) is in on a day, its regional group first."""
    return tuple(code for code in all_groups() if state in members(code, on, associates=associates))
