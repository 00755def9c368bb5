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
    """One large figure with its words. href: the rows behind it; empty for nowhere."""

    value: str
    words: str
    href: str = ""


@dataclass(frozen=True)
class Beside:
    """A share beside the same share of all; None where there is nothing to take a share of.

    base            how many `own` is a share of
    own_width, all_width  per cent, as SVG reads them
    """

    label: str
    own: float | None
    all: float | None
    base: int
    few: bool
    href: str
    own_width: str
    all_width: str


def rows(filters: Filters) -> str:
    """The address of these rows in the search."""
    return f"{reverse('record:search')}?{filters.link()}"


def supported(line: Line) -> str:
    """The share that was supported: "78 %"; "3 of 4" where few were answered; "" where none."""
    if line.acceptance is None:
        return ""
    if line.answered < FEW:
        return _("%(supported)d of %(answered)d") % {
            "supported": line.supported,
            "answered": line.answered,
        }
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


def ranks(counted: Profile, name: str, most: int = 10) -> Ranks:
    """The values of a filter with what of them was supported; each opens its rows."""
    return ranked(
        [
            Rank(
                value_name(name, line.value),
                line.total,
                rows(counted.filters.with_value(name, line.value)),
                line.supported,
                supported(line),
            )
            for line in counted.lines[name]
        ],
        most,
        as_given=name in IN_ORDER,
    )


def mix(own: Profile, every: Profile) -> list[Beside]:
    """How specific the recommendations are: each category's share, beside its share in `every`."""
    others = {line.value: line for line in every.lines["category"]}
    base = sum(line.total for line in own.lines["category"])
    whole = sum(line.total for line in every.lines["category"])
    mine = {line.value: line for line in own.lines["category"]}
    return [
        _beside(
            own,
            category,
            mine[category].total / base if category in mine else 0.0,
            line.total / whole,
            base,
        )
        for category, line in others.items()
        if base
    ]


def acceptance(own: Profile, every: Profile) -> list[Beside]:
    """How much of each category was supported, beside the same in `every`."""
    others = {line.value: line for line in every.lines["category"]}
    return [
        _beside(own, line.value, line.acceptance, others[line.value].acceptance, line.answered)
        for line in own.lines["category"]
    ]


def _beside(
    own: Profile, category: int, share: float | None, every: float | None, base: int
) -> Beside:
    return Beside(
        label=value_name("category", category),
        own=share,
        all=every,
        base=base,
        few=base < FEW,
        href=rows(own.filters.with_value("category", category)),
        own_width=f"{100 * (share or 0):.4g}",
        all_width=f"{100 * (every or 0):.4g}",
    )


def figures(line: Line, filters: Filters) -> list[Figure]:
    """Recommendations in all, and how many of the answered ones were supported."""
    found = [
        Figure(number(line.total, language()), _("recommendations in the record"), rows(filters))
    ]
    if line.answered:
        words = _("supported, of %(count)s answered") % {"count": number(line.answered, language())}
        of_these = filters.with_value("response", "supported")
        found.append(Figure(supported(line), words, rows(of_these)))
    return found


def how_many(counted: Profile, name: str, words: str) -> Figure:
    """How many values of a filter occur, with their words."""
    return Figure(number(len(counted.lines[name]), language()), words)


def regional(counted: Profile, name: str, groups: Sequence[str]) -> Profile:
    """The same profile with only these groups of States."""
    lines = [line for line in counted.lines[name] if line.value in groups]
    return Profile(counted.filters, counted.whole, counted.lines | {name: lines})
