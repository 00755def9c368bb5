"""The room's place on the menu: until coalitions are built, the people of the installation."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from upr.stages import Stage
from uprdesk.shell.menu import Entry


def opens(request: HttpRequest) -> bool:
    """Only for those who let others in."""
    return request.user.is_authenticated and request.user.administers


ENTRY = Entry(
    stage=Stage.COALITION,
    url_name="coalition:people",
    sentence=_("Let people in, and say what each may do."),
    opens=opens,
)
