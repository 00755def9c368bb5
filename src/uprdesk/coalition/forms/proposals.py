"""Forms of what is decided: a proposal to vote on, and what a meeting decided."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from upr.coalition import Rule, moment_in
from upr.errors import UprError
from uprdesk.coalition.forms.lines import LinesField
from uprdesk.coalition.forms.zones import grouped_zones
from uprdesk.coalition.models.decision import AboutProposal, Ballot, Meeting
from uprdesk.coalition.rights import PART_NAMES
from uprdesk.coalition.voting import PARTS
from uprdesk.shell.saying import said

LONGEST_TEXT = 10_000
NUMBER = "number"
"""A quorum that is a number of people or organisations."""

QUORUMS = {
    "": _("No quorum: whoever votes decides"),
    "1/2": _("Half of those who may vote"),
    "2/3": _("Two thirds of those who may vote"),
    "1/1": _("Everybody who may vote"),
    NUMBER: _("A number"),
}


def a_line(label: Any, longest: int = 200, missing: Any = "", **options: Any) -> forms.CharField:
    """One line of text. missing: what to do where it is empty and may not be."""
    options |= {"error_messages": {"required": missing}} if missing else {}
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(label=label, max_length=longest, widget=widget, **options)


def a_text(label: Any, rows: int = 5, **options: Any) -> forms.CharField:
    """A text of several paragraphs that may stay empty."""
    options = {"required": False, "max_length": LONGEST_TEXT, **options}
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, widget=widget, **options)


def a_day(label: Any) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Write the day.")},
    )


class WordsForm(forms.Form):
    """What every decision has: a title and a text, and the version that its writer saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title = a_line(_("Title"), missing=_("Write in a few words what it is about."))
    text = a_text(_("What it is about"))


class ProposalForm(WordsForm):
    """Something to put to the vote.

    organisations  whether the person may ask organisations: only whoever may see them
    """

    choices = LinesField(
        label=_("Choices"),
        required=True,
        rows=4,
        help_text=_("One on each line, two to eight. Abstaining is always possible besides."),
    )
    rule = forms.ChoiceField(label=_("What a choice needs"), widget=forms.RadioSelect)
    quorum = forms.ChoiceField(
        label=_("Quorum: how many have to take part"),
        choices=list(QUORUMS.items()),
        required=False,
    )
    quorum_number = forms.IntegerField(
        label=_("The number, where the quorum is one"), required=False, min_value=1, max_value=9999
    )
    ballot = forms.ChoiceField(
        label=_("Who votes"),
        widget=forms.RadioSelect,
        choices=[
            (Ballot.PEOPLE.value, _("People, one vote each")),
            (Ballot.ORGANISATIONS.value, _("Organisations, one vote each")),
        ],
    )
    parts = forms.MultipleChoiceField(
        label=_("Of the people, those who are"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(part, PART_NAMES[part]) for part in PARTS],
    )
    secret = forms.BooleanField(
        label=_("Secret ballot"),
        required=False,
        help_text=_(
            "Until the end nobody sees how the votes stand, and afterwards only the counts: who "
            "voted how is deleted. Otherwise everybody reads who voted for what."
        ),
    )
    day = a_day(_("Last day to vote"))
    hour = forms.TimeField(
        label=_("Hour"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _("Write the hour.")},
    )
    zone = forms.ChoiceField(
        label=_("In which time zone"),
        help_text=_("The page then shows this hour and Geneva's beside each other."),
    )

    def __init__(self, *args: object, organisations: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [(rule.value, said(rule.label)) for rule in Rule]
        self.fields["zone"].choices = grouped_zones()
        if not organisations:
            self.fields["ballot"].choices = self.fields["ballot"].choices[:1]

    @staticmethod
    def holds(about: AboutProposal, version: int) -> dict[str, Any]:
        """What the fields hold for a proposal."""
        names = ("title", "text", "choices", "secret", "zone")
        is_number = about.quorum.isdecimal()
        ends = about.deadline.astimezone(ZoneInfo(about.zone)) if about.deadline else None
        return {
            **{name: getattr(about, name) for name in names},
            "rule": about.rule.value,
            "ballot": about.ballot.value,
            "parts": list(about.parts),
            "quorum": NUMBER if is_number else about.quorum,
            "quorum_number": about.quorum if is_number else None,
            "day": ends.date() if ends else None,
            "hour": ends.time().replace(second=0, microsecond=0) if ends else None,
            "version": version,
        }

    @staticmethod
    def empty(zone: str) -> dict[str, Any]:
        """What the fields of a new one hold."""
        about = AboutProposal(title="", choices=(str(_("Yes")), str(_("No"))), parts=tuple(PARTS))
        return {**ProposalForm.holds(about, 0), "hour": "18:00", "zone": zone}

    def clean(self) -> dict[str, Any]:
        """What the answers need from each other."""
        given = super().clean()
        numbered = given.get("quorum") == NUMBER and "quorum_number" not in self.errors
        if numbered and given["quorum_number"] is None:
            self.add_error("quorum_number", _("Give the number, or choose another quorum."))
        if given.get("ballot") == Ballot.PEOPLE and not given.get("parts"):
            self.add_error("parts", _("Choose at least one part."))
        if {"day", "hour", "zone"} <= given.keys():
            try:
                self.deadline = moment_in(
                    datetime.combine(given["day"], given["hour"]),
                    given["zone"],
                )
            except UprError as error:
                self.add_error("hour", f"{said(error.message)} {said(error.hint)}")
        return given

    @property
    def about(self) -> AboutProposal:
        """What was filled in, once it is valid."""
        given = self.cleaned_data
        is_number = given["quorum"] == NUMBER
        ballot = Ballot(given["ballot"])
        return AboutProposal(
            **{name: given[name] for name in ("title", "text", "choices", "secret", "zone")},
            rule=Rule(given["rule"]),
            quorum=str(given["quorum_number"]) if is_number else given["quorum"],
            ballot=ballot,
            parts=tuple(given["parts"]) if ballot is Ballot.PEOPLE else (),
            deadline=self.deadline,
        )


class RecordForm(WordsForm):
    """Something that a meeting decided."""

    decided = a_text(
        _("What was decided"),
        rows=3,
        required=True,
        error_messages={"required": _("Write down what was decided.")},
    )
    day = a_day(_("Day of the meeting"))
    present = forms.IntegerField(
        label=_("How many took part"),
        min_value=1,
        max_value=9999,
        error_messages={"required": _("Write how many took part.")},
    )
    who = a_line(
        _("Who they were"),
        1000,
        required=False,
        help_text=_("By pseudonym or organisation, or leave it empty: the number is enough."),
    )

    @staticmethod
    def holds(about: AboutProposal, version: int) -> dict[str, Any]:
        """What the fields hold for a decision of a meeting."""
        return {"title": about.title, "text": about.text, "version": version, **vars(about.meeting)}

    @property
    def about(self) -> AboutProposal:
        """What was filled in, once it is valid."""
        given = self.cleaned_data
        meeting = {name: given[name] for name in ("decided", "day", "present", "who")}
        return AboutProposal(title=given["title"], text=given["text"], meeting=Meeting(**meeting))
