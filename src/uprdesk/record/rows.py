"""Recommendations as rows of a table, in the fixed fields of the command line."""

from collections.abc import Iterable, Iterator

from upr.output.fields import SEARCH
from upr.output.table import Row
from uprdesk.record.models import Label, Recommendation

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
)
"""Those of the contract first; scripts rely on names, not on places."""


def rows(recommendations: Iterable[Recommendation]) -> Iterator[Row]:
    """One row each; the recommendations come from `with_everything`.

    sources  symbols of UN documents and titles of data sets, each once
    sample   True for a row of an invented State
    """
    for one in recommendations:
        labels = _labels(one)
        yield {
            "key": one.key,
            "state": one.state,
            "cycle": one.cycle,
            "session": one.session,
            "paragraph": one.paragraph,
            "text": one.text,
            "recommenders": [each.state for each in one.recommenders.all()],
            "response": one.response,
            "issues": labels[Label.Kind.ISSUE],
            "category": one.category,
            "sources": list(dict.fromkeys(str(s.document) for s in one.sources.all())),
            "part": one.part,
            "page": one.page,
            "position": one.position,
            "response_from": _decided_by(one),
            "themes": labels[Label.Kind.THEME],
            "groups": labels[Label.Kind.GROUP],
            "sdgs": [int(sdg) for sdg in labels[Label.Kind.SDG]],
            "sample": one.sample,
        }


def _labels(one: Recommendation) -> dict[Label.Kind, list[str]]:
    """Values by kind, each once, without those that a person says do not apply."""
    labels = list(one.labels.all())
    denied = {(label.kind, label.value) for label in labels if not label.applies}
    found: dict[Label.Kind, dict[str, None]] = {kind: {} for kind in Label.Kind}
    for label in sorted(labels, key=lambda label: label.pk):
        if (label.kind, label.value) not in denied:
            found[Label.Kind(label.kind)][label.value] = None
    return {kind: list(values) for kind, values in found.items()}


def _decided_by(one: Recommendation) -> str:
    """The document that gave the answer; empty while it is pending."""
    return str(one.response_from) if one.response_from else ""
