"""The States to approach so that one of them recommends something to a State under review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upr.errors import UprError
from upr.insight.habits import Facts, HabitModel, Ranking
from upr.insight.habits.bonds import day_of
from upr.insight.labels.label import label
from upr.insight.model import Model
from upr.insight.past import ISSUES
from upr.record import Reason
from upr.stages.advocacy.reasons import MOST, Writer, never_reviewed
from upr.text import gettext_noop, say
from upr.vocab.groups import members
from upr.vocab.issues import UnknownIssue, issue
from upr.vocab.states import iso3

Feature = str | int | float | bool | list[str] | None


class UnusableAsk(UprError):
    """A text of an ask that cannot be put under any issue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A State to approach.

    rank       1 for the best of all, before any filter
    state      ISO3
    score      chance that it raises the issue in the State's next review, 0 to 1
    reasons    at most four, the strongest first
    features   counts behind the reasons, and under "weight_…" how much each kind of reason raises
               or lowers the log odds against the other States
    new_voice  it never asked this State for this, but asked States like it
    """

    rank: int
    state: str
    score: float
    reasons: tuple[Reason, ...]
    features: Mapping[str, Feature]
    new_voice: bool


def targets(
    model: Model,
    state: str,
    issue: str | Sequence[str],
    before_session: int | None = None,
    top: int = 20,
    region: str | None = None,
    new_only: bool = False,
) -> list[Target]:
    """The States to approach, the likeliest first.

    model           what was learnt; where it has seen `before_session` it learns anew from the
                    earlier sessions alone
    state           under review: ISO3 or name
    issue           label or name of UPR Info's list; with several, States likely to raise them all
                    are ranked and the reasons are about the first
    before_session  use nothing of it or later; None: all that the model has seen
    top             how many
    region          only States of that group or organisation
    new_only        only new voices
    Raises UnknownState, UnknownIssue and UnknownGroup with the nearest names, TooLittle where not
    enough stood before that session.
    """
    code = iso3(state, sample=True)
    labels = _labels([issue] if isinstance(issue, str) else issue)
    habits = (model if before_session is None else model.before(before_session)).habits
    ranking = habits.rank(code, labels)
    wanted = _wanted(habits, ranking, region)
    if not new_only:
        wanted = wanted[:top]
    found: list[Target] = []
    facts = habits.facts(code, labels[0], [ranking.states[place] for place in wanted])
    for place, known in zip(wanted, facts, strict=True):
        if len(found) < top and (_is_new(known) or not new_only):
            found.append(_target(habits, ranking, place, (code, labels[0]), known))
    return found


def targets_for_ask(
    model: Model,
    state: str,
    text: str,
    language: str | None = None,
    before_session: int | None = None,
    top: int = 20,
    region: str | None = None,
    new_only: bool = False,
) -> list[Target]:
    """As `targets`, for the text of an ask: for the issues that it is about.

    language  "en", "es" or "fr"; None: it is guessed
    Raises UnusableAsk where the text is about none, and what `targets` raises.
    """
    knowing = model if before_session is None else model.before(before_session)
    issues = issues_of_ask(knowing, text, language)
    return targets(knowing, state, issues, top=top, region=region, new_only=new_only)


def issues_of_ask(model: Model, text: str, language: str | None = None) -> tuple[str, ...]:
    """The issues an ask is about, the surest first.

    language  "en", "es" or "fr"; None: it is guessed
    Raises UnusableAsk where the text is empty, of an unknown language, or about none of them.
    """
    found = label([text], None if language is None else [language], model)[0]
    issues = tuple(one.value for one in found.issues if one.value in ISSUES)
    if not issues:
        raise UnusableAsk(
            found.why_not or say(gettext_noop("No issue of UPR Info's list is found in this ask.")),
            say(gettext_noop("Name the issue itself, e.g. “Death penalty”.")),
        )
    return issues


def _labels(names: Sequence[str]) -> tuple[str, ...]:
    """Canonical labels; those that came after the record's own list are not known to any model."""
    found = tuple(dict.fromkeys(issue(name).label for name in names))
    for one in found:
        if one not in ISSUES:
            raise UnknownIssue(
                say(
                    gettext_noop("The record has no recommendations on “%(name)s”: it came later."),
                    name=one,
                ),
                say(gettext_noop("Choose a wider issue of UPR Info's list.")),
            )
    return found


def _wanted(habits: HabitModel, ranking: Ranking, region: str | None) -> list[int]:
    """Places in the ranking of the States of a region, or of all."""
    if region is None:
        return list(range(len(ranking.states)))
    inside = members(region, day_of(habits.past.last_session + 1), associates=True)
    return [place for place, state in enumerate(ranking.states) if state in inside]


def _is_new(facts: Facts) -> bool:
    return not facts.asked.count and bool(facts.alike)


def _target(
    habits: HabitModel, ranking: Ranking, place: int, query: tuple[str, str], facts: Facts
) -> Target:
    state, issue = query
    grounds = {kind: float(weights[place]) for kind, weights in ranking.grounds.items()}
    reasons = Writer(state, issue, ranking.states[place], facts).reasons(grounds)
    if not habits.reviewed(state):
        reasons = (*reasons[: MOST - 1], never_reviewed(state, facts.until))
    return Target(
        rank=place + 1,
        state=ranking.states[place],
        score=float(ranking.chance[place]),
        reasons=reasons,
        features=_features(facts, grounds),
        new_voice=_is_new(facts),
    )


def _features(facts: Facts, grounds: Mapping[str, float]) -> dict[str, Feature]:
    """Everything behind one place, flat, for tables and JSON."""
    return {
        "asked": facts.asked.count,
        "asked_last_session": facts.asked.last or None,
        "asked_supported": facts.asked.supported,
        "recommended_to_it": facts.spoken.count,
        "recommended_to_it_supported": facts.spoken.supported,
        "raised": facts.raised.count,
        "raised_states": facts.raised.states,
        "raised_last_session": facts.raised.last or None,
        "raised_in_region": facts.in_region.count,
        "usual_category": facts.category,
        "alike_asked": list(facts.alike),
        "reviews_lately": facts.reviews,
        "spoke_lately": facts.spoke,
        "recommended_back": facts.back,
        "recommended_back_on_issue": facts.back_on,
        "same_region": facts.same,
        "groups_in_common": list(facts.groups),
        **{f"weight_{kind}": round(weight, 3) for kind, weight in grounds.items()},
    }
