"""Every view says who may open it; a test walks all addresses and refuses one that is silent.

These two rules need no knowledge of people. `uprdesk.coalition.doors` adds those that do, and
repeats these, so that a room imports its rules from one place.
"""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse

View = Callable[..., HttpResponse]

PUBLIC = "public"
SIGNED_IN = "signed in"


def says(view: View, rule: str) -> View:
    """Write the rule on `view` as its attribute `needs`, and return it."""
    view.needs = rule
    return view


def public(view: View) -> View:
    """Open to everybody, signed in or not."""
    return says(login_not_required(view), PUBLIC)


def signed_in(view: View) -> View:
    """Open to every signed-in person; `LoginRequiredMiddleware` keeps the door."""
    return says(view, SIGNED_IN)
