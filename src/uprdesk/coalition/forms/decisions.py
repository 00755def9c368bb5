"""Forms around a proposal: a vote, a comment, a reason, a note, the log as a file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from upr.coalition import ABSTAIN
from uprdesk.coalition.forms.proposals import a_text
from uprdesk.coalition.models.decision import AboutProposal


class VoteForm(forms.Form):
    """One vote: as whom, for what, and which words the voter read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    voter = forms.CharField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(label=_("Your vote"), widget=forms.RadioSelect)

    def __init__(self, *args: object, about: AboutProposal, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = [
            *about.numbered.items(),
            # an empty value would read as nothing chosen
            ("none", _("I abstain")),
        ]

    @property
    def chosen(self) -> str:
        """Number of the choice, or ABSTAIN."""
        return ABSTAIN if self.cleaned_data["choice"] == "none" else self.cleaned_data["choice"]


class CommentForm(forms.Form):
    """Something to say."""

    text = a_text(_("Your comment"), rows=3, required=True)


class ReasonForm(forms.Form):
    """Why a vote ends before its deadline.

    needed  whether a reason has to be given
    """

    text = a_text(_("Reason"), rows=3)

    def __init__(self, *args: object, needed: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = needed


class NoteForm(forms.Form):
    """What follows from a decision."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = a_text(_("What follows from it"), rows=3)


class LogFileForm(forms.Form):
    """The log as a file."""

    looked_at = forms.BooleanField(
        label=_("I have looked at that word: it names nobody"), required=False
    )
