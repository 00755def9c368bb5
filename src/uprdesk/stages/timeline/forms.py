"""Forms of the plan: keystrokes become values; what is possible for the review the library says."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django import forms
from django.utils.translation import gettext_lazy as _

from upr.stages import Stage
from upr.stages.timeline import GENEVA
from uprdesk.coalition.models import Membership
from uprdesk.shell.menu import TITLES
from uprdesk.stages.timeline.models import AboutDate, AboutTask
from uprdesk.stages.timeline.overview import Overview

LONGEST_TITLE, LONGEST_NOTE = 200, 4000


class DayInput(forms.DateInput):
    """The browser's own field for a day; where it has none, year-month-day is typed."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own field for an hour."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def day_field(label: str, **options: object) -> forms.DateField:
    """A field for a day."""
    wrong = _("This is no day. Write it as year-month-day: 2027-04-08.")
    errors = {"invalid": wrong, "required": _("Write the day.")}
    return forms.DateField(label=label, widget=DayInput(), error_messages=errors, **options)


class Versioned(forms.Form):
    """A form of something that two people may edit at once."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)

    @property
    def seen(self) -> int:
        """The version that the person saw."""
        return self.cleaned_data["version"]


class DateForm(Versioned):
    """An announced date; hours are by Geneva's clock."""

    day = day_field(_("Day"))
    hour = forms.TimeField(
        label=_("Hour in Geneva"),
        required=False,
        widget=TimeInput(),
        help_text=_("Where the announcement names one, e.g. 15:00."),
        error_messages={"invalid": _("This is no hour. Write it as 15:00.")},
    )
    until = day_field(
        _("Last day"), required=False, help_text=_("Where it lasts longer than one day.")
    )
    source = forms.CharField(
        label=_("Who announced it"),
        max_length=LONGEST_TITLE,
        help_text=_("For example: OHCHR, calendar of the fifth cycle. Nothing counts without one."),
        error_messages={"required": _("Write down who announced it.")},
    )
    address = forms.URLField(
        label=_("Where it can be read"),
        required=False,
        assume_scheme="https",
        max_length=500,
        help_text=_("The link, if there is one."),
        error_messages={"invalid": _("This is no link. Copy it from the browser's address bar.")},
    )

    @classmethod
    def of(cls, about: AboutDate | None, version: int) -> "DateForm":
        """The form with what is announced today."""
        if about is None:
            return cls(initial={"version": 0})
        hour = about.at.astimezone(GENEVA).time() if about.at else None
        known = {name: getattr(about, name) for name in ("day", "until", "source", "address")}
        return cls(initial={**known, "hour": hour, "version": version})

    def about(self, step: str) -> AboutDate:
        """What was typed, for a step."""
        given = self.cleaned_data
        at = moment(given["day"], given["hour"]) if given["hour"] is not None else None
        known = {name: given[name] for name in ("day", "until", "source", "address")}
        return AboutDate(step=step, at=at, **known)


def moment(day: date, hour: time) -> datetime:
    """That hour of a day by Geneva's clock."""
    return datetime.combine(day, hour, GENEVA)


class TaskForm(Versioned):
    """A task of our own."""

    title = forms.CharField(
        label=_("What is to be done"),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Write in a few words what is to be done.")},
    )
    stage = forms.ChoiceField(label=_("Stage"))
    due = day_field(_("By when"), required=False)
    step = forms.ChoiceField(label=_("Belongs to the step"), required=False)
    depends = forms.MultipleChoiceField(
        label=_("What must be done before"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: object, plan: Overview, without: str = "", **kwargs: object) -> None:
        """without  the task itself, which cannot wait for itself"""
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = [(one.value, TITLES[one]) for one in STAGES]
        steps = [(item.what, item.words) for item in plan.items if not item.is_task]
        tasks = [
            (item.what, item.words) for item in plan.items if item.is_task and item.what != without
        ]
        self.fields["step"].choices = [("", _("none")), *steps]
        self.fields["depends"].choices = [*steps, *tasks]

    @classmethod
    def of(cls, about: AboutTask, version: int, plan: Overview, what: str) -> "TaskForm":
        """The form with a task as it is."""
        names = ("title", "stage", "due", "step", "depends", "note")
        known = {name: getattr(about, name) for name in names}
        return cls(initial={**known, "version": version}, plan=plan, without=what)

    def about(self) -> AboutTask:
        """What was typed; number and owners are for the action to fill in."""
        given = self.cleaned_data
        return AboutTask(
            title=" ".join(given["title"].split()),
            number=0,
            stage=Stage(given["stage"]),
            step=given["step"],
            due=given["due"],
            depends=tuple(given["depends"]),
            note=given["note"],
        )


STAGES = [one for one in Stage if one not in (Stage.RECORD, Stage.COURSE)]
"""Stages in which a coalition has something to do."""


class NoteForm(Versioned):
    """A few words of ours about a step."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Only members of this engagement read it."),
    )


class OwnersForm(Versioned):
    """Who takes care of a step or a task."""

    owners = forms.MultipleChoiceField(
        label=_("Who takes care of it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, members: Sequence[Membership], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owners"].choices = [(str(one.pk), str(one.person)) for one in members]


class MailForm(forms.Form):
    """Where reminders are sent."""

    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("Better one that does not show your name, and that only you read."),
        error_messages={
            "required": _("Write the address."),
            "invalid": _("This is no e-mail address. It looks like name@example.org."),
        },
    )
