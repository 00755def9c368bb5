"""The action category of one recommendation: who says so, which words decide, and what it means."""

from dataclasses import dataclass, replace

from upr.insight.labels.actions_rules import category_by_rules
from upr.insight.labels.actions_table import RULED_LANGUAGES
from uprdesk.record.models import Recommendation
from uprdesk.record.models.label import action_category
from uprdesk.record.naming import category_name
from uprdesk.record.profiles import Line, profile
from uprdesk.record.search import Filters
from uprdesk.record.views.labels import machine
from uprdesk.record.views.row import Tag, tag


@dataclass(frozen=True)
class Fate:
    """What became of the recommendations of a category. rows: query string that brings them."""

    line: Line
    rows: str


@dataclass(frozen=True)
class Category:
    """The category that counts.

    by     which machine proposed it; empty for a source or a person
    words  of the text that decide by the published rules; empty where they find none
    ruled  what these rules say, where it is another category
    all    what became of this category in the whole record; none where nothing is answered
    here   the same of this State under review
    """

    tag: Tag
    by: str
    words: str
    ruled: str
    all: Fate | None
    here: Fate | None


def category_of(one: Recommendation) -> Category | None:
    """The action category by the strongest word; None where nobody says one."""
    number, label = action_category(one.category, one.labels.all())
    if number is None:
        return None
    named = (
        tag(label)
        if label
        else Tag(category_name(number), "source", origin="source", value=str(number))
    )
    known = one.language in RULED_LANGUAGES
    ruled = category_by_rules(one.text, one.language) if known else None
    every = Filters(sample=one.sample)
    return Category(
        tag=named,
        by=machine([named]),
        words=" … ".join(ruled.words) if ruled else "",
        ruled=category_name(ruled.category) if ruled and ruled.category != number else "",
        all=_fate(every, number),
        here=_fate(replace(every, states=(one.state,)), number),
    )


def _fate(filters: Filters, category: int) -> Fate | None:
    counted = profile(replace(filters, categories=(category,)))
    return Fate(counted.whole, counted.filters.link()) if counted.whole.answered else None
