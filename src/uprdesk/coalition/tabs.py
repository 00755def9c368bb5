"""The pages of an engagement beside each other, as far as they are open to a person."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from uprdesk.coalition.doorway import Here
from uprdesk.coalition.rights import Kind, Right


@dataclass(frozen=True)
class Tab:
    """One page, with the rule of its view.

    name  by which a template says which one is shown
    url   its address in one engagement; empty in the table
    """

    name: str
    url_name: str
    kind: Kind
    right: Right
    title: Any
    url: str = ""


SEE, MANAGE = Right.SEE, Right.MANAGE

TABS = (
    Tab("today", "timeline:today", Kind.PLAN, SEE, _("What now")),
    Tab("plan", "timeline:plan", Kind.PLAN, SEE, _("Plan")),
    Tab("people", "coalition:members", Kind.PEOPLE, SEE, _("People")),
    Tab("organisations", "coalition:organisations", Kind.ORGANISATIONS, SEE, _("Organisations")),
    Tab("decisions", "coalition:decisions", Kind.DECISIONS, SEE, _("Decisions")),
    Tab("keys", "coalition:keys", Kind.ENGAGEMENT, MANAGE, _("Keys")),
    Tab("trace", "coalition:trace", Kind.TRACE, SEE, _("Trace")),
    Tab("settings", "coalition:settings", Kind.ENGAGEMENT, MANAGE, _("Settings")),
)
"""In the order in which they stand; the first that is open to a person is where their work begins.

Those of the plan are built by another room, which this one knows by its addresses only.
"""


def tabs_for(here: Here) -> list[Tab]:
    """The pages of an engagement that are open to this person, with their addresses."""
    found = [replace(tab, url=address(tab, here)) for tab in TABS if here.may(tab.kind, tab.right)]
    return [tab for tab in found if tab.url]


def address(tab: Tab, here: Here) -> str:
    """Where the page is in this engagement; empty where its room is not installed."""
    try:
        return reverse(tab.url_name, args=[here.pk])
    except NoReverseMatch:
        return ""
