"""Counts of the record as pictures: cycles as bars, values as ranks, shares beside all others."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from uprdesk.record.naming import cycle_name, cycle_years, language, value_name
from uprdesk.record.profiles import Line, Profile
from uprdesk.record.search import Filters
from uprdesk.shell.charts import Bars, Rank, Ranks, Stack, ranked, stacked
from uprdesk.shell.wording import number, percent

FEW = 10
"""Of fewer answered recommendations no per cent is said: one answer would move it by more than
ten points. The two counts are said instead."""

IN_ORDER = ("cycle", "session", "category")
"""Filters whose values have an order of their own."""


@dataclass(frozen=True)
class Figure:
    """One large figure with its words. href: what is behind it; empty for nowhere."""

    value: str
    words: str
    href: str = ""


@dataclass(frozen=True)
class Beside:
    """A share beside the same share of all, both in words.

    href    the rows behind it; empty where there are none
    few     True where too few stand behind the share to say per cent: `own` says how many
    every   empty where there is nothing to take a share of
    own_width, every_width  per cent, as SVG reads them
    """

    label: str
    href: str
    own: str
    few: bool
    every: str
    own_width: str
    every_width: str


@dataclass(frozen=True)
class Ranking:
    """Values of the filter `name`, the longest first.

    every  all of them, where there are more than `first` shows; otherwise None
    """

    name: str
    first: Ranks
    every: Ranks | None


def rows(filters: Filters) -> str:
    """The address of these rows in the search."""
    return f"{reverse('record:search')}?{filters.link()}"


def supported(line: Line) -> str:
    """The share that was supported: "78 %"; "3 of 4" where few were answered; "" where none."""
    if line.acceptance is None:
        return ""
    if line.answered < FEW:
        return _few(line.supported, line.answered)
    return percent(line.acceptance, language())


def finding(line: Line) -> str:
    """What a picture of these counts says, for those who do not see it."""
    words = _(
        "Of %(count)s recommendations, %(supported)s were supported and %(noted)s noted;"
        " %(pending)s are pending."
    )
    return words % {
        "count": number(line.total, language()),
        "supported": number(line.supported, language()),
        "noted": number(line.noted, language()),
        "pending": number(line.pending, language()),
    }


def cycles(counted: Profile) -> Bars:
    """A bar for each cycle by answer; each opens its rows."""
    return stacked(
        [
            Stack(
                cycle_years(line.value) or cycle_name(line.value),
                (line.supported, line.noted, line.pending),
                cycle_name(line.value),
                rows(counted.filters.with_value("cycle", line.value)),
            )
            for line in counted.lines["cycle"]
        ]
    )


def ranks(counted: Profile, name: str, most: int = 12) -> Ranking:
    """The values of a filter with what of them was supported; each opens its rows."""
    every = [
        Rank(
            value_name(name, line.value),
            line.total,
            rows(counted.filters.with_value(name, line.value)),
            line.supported,
            supported(line),
        )
        for line in counted.lines[name]
    ]
    in_order = name in IN_ORDER
    return Ranking(
        name,
        ranked(every, most, as_given=in_order),
        ranked(every, len(every), as_given=in_order) if len(every) > most else None,
    )


def mix(own: Profile, every: Profile) -> list[Beside]:
    """How specific the recommendations are: each category's share, beside its share in `every`.

    `every` counts the recommendations of `own` among others. Those without a category are left out.
    """
    mine = {line.value: line.total for line in own.lines["category"]}
    others = {line.value: line.total for line in every.lines["category"]}
    base, whole = sum(mine.values()), sum(others.values())
    return [
        _beside(own, category, mine.get(category, 0), base, others[category] / whole)
        for category in others
        if base
    ]


def acceptance(own: Profile, every: Profile) -> list[Beside]:
    """How much of each category was supported, beside the same in `every`."""
    others = {line.value: line.acceptance for line in every.lines["category"]}
    return [
        _beside(own, line.value, line.supported, line.answered, others[line.value])
        for line in own.lines["category"]
    ]


def _beside(own: Profile, category: int, part: int, base: int, every: float | None) -> Beside:
    few = base < FEW
    there = any(line.value == category for line in own.lines["category"])
    return Beside(
        label=value_name("category", category),
        href=rows(own.filters.with_value("category", category)) if there else "",
        own=_few(part, base) if few else percent(part / base, language()),
        few=few,
        every="" if every is None else percent(every, language()),
        own_width="0" if few else f"{100 * part / base:.4g}",
        every_width=f"{100 * (every or 0):.4g}",
    )


def _few(part: int, base: int) -> str:
    """ "3 of 4" """
    if not base:
        return _("none answered")
    return _("%(part)d of %(base)d") % {"part": part, "base": base}


def figures(line: Line, filters: Filters) -> list[Figure]:
    """Recommendations in all, and how many of the answered ones were supported."""
    href = rows(filters) if line.total else ""
    found = [Figure(number(line.total, language()), _("recommendations in the record"), href)]
    if line.answered:
        words = _("supported, of %(count)s answered") % {"count": number(line.answered, language())}
        of_these = filters.with_value("response", "supported")
        found.append(Figure(supported(line), words, rows(of_these)))
    return found


def how_many(counted: Profile, name: str, words: str) -> Figure:
    """How many values of a filter occur; opens their list on the same page (`_ranks.html`)."""
    return Figure(number(len(counted.lines[name]), language()), words, f"#by-{name}")


def regional(counted: Profile, name: str, groups: Sequence[str]) -> Profile:
    """The same profile with only these groups of States."""
    lines = [line for line in counted.lines[name] if line.value in groups]
    return Profile(counted.filters, counted.whole, counted.lines | {name: lines})
