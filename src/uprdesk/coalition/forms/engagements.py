"""Forms of an engagement: its State, its review, its name, its rules."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from upr.stages.timeline import ReviewDates
from uprdesk.coalition import reviews
from uprdesk.coalition.models import AboutEngagement


class StateForm(forms.Form):
    """Which State.

    also  the State of an engagement that is there, which may be one of the sample
    """

    state = forms.ChoiceField(
        label=_("State under review"), error_messages={"required": _("Choose the State.")}
    )

    def __init__(self, *args: object, also: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        # nothing is chosen for the person: the first of the alphabet would be begun by mistake
        self.fields["state"].choices = [("", _("Choose a State")), *reviews.states(also)]


class EngagementForm(forms.Form):
    """Which of the State's reviews, and what the engagement is called.

    offered  the reviews to choose from, the proposed one first
    """

    state = forms.CharField(widget=forms.HiddenInput)
    session = forms.TypedChoiceField(label=_("Review"), coerce=int, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Name of the engagement"),
        max_length=60,
        help_text=_(
            "It stands at the top of every page and can be read over a shoulder: better a year or "
            "a word of your own than the State or the subject."
        ),
        error_messages={"required": _("Write a name, for example the year.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )

    def __init__(self, *args: object, offered: Sequence[ReviewDates], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.session: one for one in offered}
        self.fields["session"].choices = [(one.session, reviews.when(one)) for one in offered]

    def clean_name(self) -> str:
        """Single blanks."""
        return " ".join(self.cleaned_data["name"].split())

    @property
    def about(self) -> AboutEngagement:
        """What was filled in, once it is valid."""
        chosen = self.offered[self.cleaned_data["session"]]
        return AboutEngagement(
            name=self.cleaned_data["name"],
            state=chosen.state,
            cycle=chosen.cycle,
            session=chosen.session,
        )


class SettingsForm(EngagementForm):
    """The same, and the rules of safety.

    today  a day of erasure has to be after it
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    """The stamp of what the person saw: `actions.engagements.stamp`."""

    second_step_needed = forms.BooleanField(
        label=_("Everybody signs in in two steps"),
        required=False,
        help_text=_(
            "Whoever has no second step yet is asked to set one up before they see anything here."
        ),
    )
    erase_on = forms.DateField(
        label=_("Day on which everything is erased"),
        required=False,
        help_text=_("Leave it empty to keep the engagement until somebody erases it."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_erase_on(self) -> date | None:
        """A day that is still to come, or none."""
        day = self.cleaned_data["erase_on"]
        if day is not None and day <= self.today:
            raise forms.ValidationError(_("This day is past. Choose a later one, or none."))
        return day
