"""A demand wherever it was put: recommendations alike to one of the record, or to a text."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from upr.insight.likeness.degree import SAME_DEMAND, Degree
from upr.insight.likeness.marks import marks
from upr.insight.likeness.terms import terms
from uprdesk.record import likeness
from uprdesk.record.likeness import Laid
from uprdesk.record.models import Recommendation
from uprdesk.record.naming import cycle_name, session_year
from uprdesk.record.views.row import Shown, shown

if TYPE_CHECKING:
    from upr.insight.likeness.alike import Alike

MOST = 200
"""The nearest of a demand that are told; what comes after is hardly alike."""

FEW = 10
"""Rows on the page of a recommendation."""

FEW_OF_A_REVIEW = 3
"""Rows of one review in the line of a demand; the others are folded away."""

DEGREES = {
    Degree.VERBATIM: gettext_lazy("nearly word for word"),
    Degree.SUBSTANCE: gettext_lazy("the same demand"),
    Degree.PART: gettext_lazy("alike in part"),
}


@dataclass(frozen=True)
class AlikeRow:
    """A recommendation that is alike.

    row       as lists show it, with the words in common marked
    degree    how far, in words
    share     likeness, 0 to 1; None where the words are the same, which needs no guess
    by_words  False where it is in another language
    """

    row: Shown
    degree: object
    share: float | None
    by_words: bool


@dataclass(frozen=True)
class Stop:
    """One review in the line of a demand.

    here         whether it is the review of the recommendation the line is drawn for
    rows, folded the most alike first; the recommendation itself is not among them
    """

    year: int | None
    session: int
    cycle: str
    here: bool
    rows: Sequence[AlikeRow]
    folded: Sequence[AlikeRow]


@dataclass(frozen=True)
class Demand:
    """The demand of one recommendation.

    line     through the reviews of its State under review, oldest first
    again    how often this State was asked for it, beside the recommendation itself
    others   put to other States, most alike first; at most FEW
    same, touching   how many of the nearest MOST ask other States for the same, or touch it
    learnt   whether a model compared them; else only their words count
    """

    line: Sequence[Stop]
    again: int
    others: Sequence[AlikeRow]
    same: int
    touching: int
    learnt: bool


def demand(one: Recommendation) -> Demand | None:
    """What the record knows of a demand; None while the record is being laid out.

    A recommendation that is not compared (of the sample, where there is a record; in another
    language; withdrawn) has an empty line.
    """
    laid = likeness.ready()
    if laid is None:
        return None
    row = laid.row_of(one.pk)
    if row is None:
        return Demand((), 0, (), 0, 0, laid.learnt)
    own = set(
        Recommendation.objects.standing().filter(state=one.state).values_list("pk", flat=True)
    )
    among = [place for pk in own if (place := laid.row_of(pk)) is not None]
    again = laid.likeness.alike_row(row, len(among), least=SAME_DEMAND, among=among)
    elsewhere = [each for each in alike_to(one, laid) if laid.ids[each.row] not in own]
    told = _rows(laid, [*again, *elsewhere[:FEW]], one.text, one.language)
    same = sum(found.likeness >= SAME_DEMAND for found in elsewhere)
    return Demand(
        line=_line(one, [told[a.row] for a in again if a.row in told]),
        again=len(again),
        others=[told[a.row][1] for a in elsewhere[:FEW] if a.row in told],
        same=same,
        touching=len(elsewhere) - same,
        learnt=laid.learnt,
    )


def alike_to(one: Recommendation, laid: Laid) -> "list[Alike]":
    """The nearest to a recommendation, of whatever State; none where it is not compared."""
    row = laid.row_of(one.pk)
    return [] if row is None else late_first(laid.likeness.alike_row(row, MOST))


def late_first(found: "Sequence[Alike]") -> "list[Alike]":
    """The most alike first, and of those that are equally so the one that came last."""
    return sorted(found, key=lambda each: (-round(each.likeness, 2), -each.row))


def rows_of(laid: Laid, found: "Sequence[Alike]", text: str, language: str) -> list[AlikeRow]:
    """What was found for a text as a list shows it; what is gone since is left out."""
    told = _rows(laid, found, text, language)
    return [told[each.row][1] for each in found if each.row in told]


def _rows(
    laid: Laid, found: "Sequence[Alike]", text: str, language: str
) -> dict[int, tuple[Recommendation, AlikeRow]]:
    """Row → the recommendation and how it is shown, in three questions to the store for all."""
    pks = {laid.ids[each.row] for each in found}
    stands = Recommendation.objects.standing().for_lists().in_bulk(pks)
    here = [each for each in found if laid.ids[each.row] in stands]
    ones = [stands[laid.ids[each.row]] for each in here]
    return {
        each.row: (
            one,
            AlikeRow(
                row,
                DEGREES[each.degree],
                None if each.degree is Degree.VERBATIM else each.likeness,
                each.by_words,
            ),
        )
        for each, one, row in zip(here, ones, shown(ones, marker(text, language)), strict=True)
    }


def marker(text: str, language: str) -> Callable[[str, str], Sequence[tuple[int, int]]]:
    """Marks in another text what it has in common with this one; nothing in another language."""
    asked = {span.stem for span in terms(text, language)}

    @lru_cache(maxsize=MOST)
    def mark(other: str, tongue: str) -> Sequence[tuple[int, int]]:
        if tongue != language:
            return ()
        spans = terms(other, tongue)
        return marks(spans, asked.intersection(span.stem for span in spans))

    return mark


def _line(one: Recommendation, again: Sequence[tuple[Recommendation, AlikeRow]]) -> list[Stop]:
    by_session: dict[int, list[AlikeRow]] = defaultdict(list)
    cycles = {one.session: one.cycle}
    for other, row in again:
        by_session[other.session].append(row)
        cycles[other.session] = other.cycle
    return [
        Stop(
            year=session_year(session),
            session=session,
            cycle=cycle_name(cycles[session]),
            here=session == one.session,
            rows=by_session[session][:FEW_OF_A_REVIEW],
            folded=by_session[session][FEW_OF_A_REVIEW:],
        )
        for session in sorted(cycles)
    ]
