"""What people ask of the list of States to approach, and the list itself or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.http import HttpRequest, QueryDict
from django.utils.module_loading import import_string

from upr.errors import UprError
from upr.insight.past import ISSUES
from upr.vocab.groups import all_groups
from upr.vocab.issues import find_issue
from upr.vocab.states import State
from uprdesk.shell.saying import said

if TYPE_CHECKING:
    from upr.insight.model import Model
    from upr.stages.advocacy import Target

TOP = 20
"""States shown at first; "all" shows every one."""

EVERY = 250
LONGEST = 1_000
"""Characters of an ask that are read: the longest recommendation has fewer."""


@dataclass(frozen=True)
class Wish:
    """What a person asks of the list.

    issue   canonical label; empty where an ask in words, or nothing, is given
    ask     words of an ask
    region  code of a regional group or organisation; empty: of all States
    new     only States that never asked it of this State
    every   all States, not the first twenty
    """

    issue: str = ""
    ask: str = ""
    region: str = ""
    new: bool = False
    every: bool = False

    @classmethod
    def sent(cls, request: HttpRequest) -> "Wish":
        """From a form that was posted, or else from an address; an address gives no ask."""
        if request.method == "POST":
            return cls.read(request.POST)
        return replace(cls.read(request.GET), ask="")

    @classmethod
    def read(cls, asked: QueryDict) -> "Wish":
        """From the fields of a form; names that are not known are as if they were not there."""
        issue = find_issue(asked.get("issue", ""))
        region = asked.get("region", "")
        return cls(
            issue=issue.label if issue and issue.label in ISSUES else "",
            ask=" ".join(asked.get("ask", "").split())[:LONGEST],
            region=region if region in all_groups() else "",
            new=asked.get("new") == "1",
            every=asked.get("top") == "all",
        )

    def fields(self) -> dict[str, str]:
        """The fields that `read` reads, for a form that is posted."""
        given = {
            "issue": self.issue,
            "ask": self.ask,
            "region": self.region,
            "new": "1" if self.new else "",
            "top": "all" if self.every else "",
        }
        return {name: value for name, value in given.items() if value}

    def link(self) -> str:
        """All but the ask, as a query string: browsers keep addresses."""
        query = QueryDict(mutable=True)
        query.update(replace(self, ask="").fields())
        return query.urlencode()


@dataclass(frozen=True)
class Found:
    """What there is to show.

    issues   canonical labels that the list is about
    average  chance of the average State, 0 to 1
    problem  why there is no list, with the next step; empty otherwise
    """

    issues: Sequence[str] = ()
    targets: Sequence["Target"] = ()
    average: float = 0.0
    problem: str = ""


def found(model: "Model", one: State, wish: Wish) -> Found:
    """The list; what the library refuses becomes a sentence on the page."""
    if not (wish.issue or wish.ask):
        return Found()
    issues_of_ask = import_string("upr.stages.advocacy.issues_of_ask")
    targets = import_string("upr.stages.advocacy.targets")
    try:
        labels = (wish.issue,) if wish.issue else issues_of_ask(model, wish.ask)
        listed = targets(
            model,
            one.iso3,
            labels,
            top=EVERY if wish.every else TOP,
            region=wish.region or None,
            new_only=wish.new,
        )
        average = float(model.habits.rank(one.iso3, labels).chance.mean())
    except UprError as error:
        return Found(problem=" ".join(filter(None, (said(error.message), said(error.hint)))))
    return Found(labels, listed, average)
