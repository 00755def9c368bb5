"""Recommendations as rows of a table, in the fixed fields of the command line."""

from collections.abc import Iterable, Iterator

from upr.output.fields import SEARCH
from upr.output.table import Row
from uprdesk.record.models import Label, Recommendation
from uprdesk.record.models.label import STRENGTH, action_category, standing

FIELDS = (
    *SEARCH,
    "part",
    "page",
    "position",
    "response_from",
    "themes",
    "groups",
    "sdgs",
    "sample",
    "key_populations",
    "issues_confidence",
    "category_confidence",
    "origin",
)
"""Those of the contract first; scripts rely on names, not on places."""


def rows(recommendations: Iterable[Recommendation]) -> Iterator[Row]:
    """One row each; the recommendations come from `with_everything`.

    sources  symbols of UN documents and titles of data sets, each once
    sample   True for a row of an invented State
    issues_confidence  of each of `issues`, in their order; nothing where a source or a person says so
    origin   by whose word issues and category stand, the strongest first: "person", "source",
             "model", "rules"
    """
    for one in recommendations:
        labels = list(one.labels.all())
        by_kind = {kind: standing(labels, kind) for kind in Label.Kind}
        issues = by_kind[Label.Kind.ISSUE]
        category, said = action_category(one.category, labels)
        values = {kind: [label.value for label in found] for kind, found in by_kind.items()}
        yield {
            "key": one.key,
            "state": one.state,
            "cycle": one.cycle,
            "session": one.session,
            "paragraph": one.paragraph,
            "text": one.text,
            "recommenders": [each.state for each in one.recommenders.all()],
            "response": one.response,
            "issues": values[Label.Kind.ISSUE],
            "category": category,
            "sources": list(dict.fromkeys(str(s.document) for s in one.sources.all())),
            "part": one.part,
            "page": one.page,
            "position": one.position,
            "response_from": _decided_by(one),
            "themes": values[Label.Kind.THEME],
            "groups": values[Label.Kind.GROUP],
            "sdgs": [int(sdg) for sdg in values[Label.Kind.SDG]],
            "sample": one.sample,
            "key_populations": values[Label.Kind.POPULATION],
            "issues_confidence": ["" if i.confidence is None else i.confidence for i in issues],
            "category_confidence": said.confidence if said else None,
            "origin": _origins(issues, category, said),
        }


def _origins(issues: Iterable[Label], category: int | None, said: Label | None) -> list[str]:
    """By whose word the issues and the category stand, the strongest first, each once.

    said  the label that gives the category; None where a source does, or nobody
    """
    found = {label.origin for label in issues}
    if category is not None:
        found.add(said.origin if said else Label.Origin.SOURCE)
    return [origin.value for origin in STRENGTH if origin in found]


def _decided_by(one: Recommendation) -> str:
    """The document that gave the answer; empty while it is pending."""
    return str(one.response_from) if one.response_from else ""
