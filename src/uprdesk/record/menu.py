"""The record's place on the menu, and its card on the home page."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from upr.stages import Stage
from uprdesk.coalition.doors import may_read_record
from uprdesk.coalition.rights import Can
from uprdesk.record.profiles import totals
from uprdesk.shell.menu import Entry


def card(request: HttpRequest) -> dict[str, object]:
    """What record/_home.html may use."""
    held = totals()
    return {
        "recommendations": held.recommendations.total,
        "reviews": held.reviews,
        "sample": held.sample,
        "may_import": request.user.is_authenticated and request.user.can(Can.CURATE),
    }


ENTRY = Entry(
    stage=Stage.RECORD,
    url_name="record:search",
    sentence=_("Search what States told each other, and take it with you."),
    opens=may_read_record,
    card=card,
    template="record/_home.html",
)
