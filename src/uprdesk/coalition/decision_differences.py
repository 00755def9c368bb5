"""Two texts of one proposal beside each other: what somebody else saved, and what was typed."""

from dataclasses import fields
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from upr.coalition import Rule, on_both_clocks
from uprdesk.coalition.differences import Difference
from uprdesk.coalition.forms.proposals import QUORUMS
from uprdesk.coalition.forms.zones import called
from uprdesk.coalition.models.decision import AboutProposal, Ballot, Meeting
from uprdesk.coalition.rights import PART_NAMES
from uprdesk.shell.saying import said
from uprdesk.shell.templatetags.shell import day

LABELS = {
    "title": _("Title"),
    "text": _("What it is about"),
    "choices": _("Choices"),
    "rule": _("What a choice needs"),
    "quorum": _("Quorum"),
    "ballot": _("Who votes"),
    "parts": _("Of the people, those who are"),
    "secret": _("Secret ballot"),
    "deadline": _("Deadline"),
    "meeting": _("Meeting"),
    "note": _("What follows from it"),
}
"""Fields of a proposal that people write, in the reader's words."""

BALLOTS = {Ballot.PEOPLE: _("People"), Ballot.ORGANISATIONS: _("Organisations")}


def differences(saved: AboutProposal, typed: AboutProposal) -> list[Difference]:
    """The fields that differ, in words."""
    return [
        Difference(label, words(name, saved), words(name, typed))
        for name, label in LABELS.items()
        if getattr(saved, name) != getattr(typed, name)
    ]


def words(name: str, about: AboutProposal) -> str:
    """The value of a field as people read it."""
    value: Any = getattr(about, name)
    if value is None or value == "":
        return ""
    if name == "deadline":
        there = on_both_clocks(value, about.zone).there
        return f"{day(there.replace(tzinfo=None), 'moment')} ({called(about.zone, get_language())})"
    if name == "quorum":
        return str(QUORUMS.get(value, value))
    if name == "parts":
        return ", ".join(str(PART_NAMES[part]) for part in value)
    if isinstance(value, Meeting):
        parts = (getattr(value, field.name) for field in fields(value))
        return "; ".join(str(part) for part in parts if part)
    if isinstance(value, Rule):
        return said(value.label)
    if isinstance(value, Ballot):
        return str(BALLOTS[value])
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return "; ".join(value) if isinstance(value, tuple) else value
