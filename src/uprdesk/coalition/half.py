"""Between the two steps: the password was right, and nobody is signed in yet.

What the password opened waits in the session, which is sealed under its cookie, for five minutes.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from uprdesk.coalition.actions import SignedIn
from uprdesk.coalition.models import Person
from uprdesk.sealing.identity import Identity

LASTS = timedelta(minutes=5)
HALF = "half"


@dataclass(frozen=True)
class Half:
    """Somebody who typed the right password.

    next  the page of ours that they wanted
    """

    who: SignedIn
    next: str


def begin(request: HttpRequest, who: SignedIn, address: str, at: datetime) -> None:
    """Remember who typed the right password, in a new session: a cookie that somebody planted in
    the browser before leads nowhere."""
    request.session.flush()
    request.session[HALF] = {
        "person": who.person.pk,
        "identity": who.identity.secret,
        "password": who.person.get_session_auth_hash(),
        "began": int(at.timestamp()),
        "next": address,
    }


def half_of(request: HttpRequest, at: datetime) -> Half | None:
    """Who is between the steps here; None, and nothing is left of it, where it took too long or
    the password was changed meanwhile."""
    noted = request.session.get(HALF)
    if noted is None:
        return None
    person = Person.objects.filter(pk=noted["person"], is_active=True).first()
    took = int(at.timestamp()) - noted["began"]
    known = person and constant_time_compare(person.get_session_auth_hash(), noted["password"])
    if person is None or not known or not 0 <= took <= LASTS.total_seconds():
        request.session.flush()
        return None
    return Half(SignedIn(person, Identity.from_secret(noted["identity"])), noted["next"])


def end(request: HttpRequest) -> None:
    """Forget it: the second step was right."""
    request.session.pop(HALF, None)
