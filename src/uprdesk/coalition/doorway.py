"""The one doorway to everything private: who asks, in which engagement, with which keys.

`@within(Kind.PLAN, Right.SEE)` on a view of an address with <uuid:engagement> is its rule. The view
is called with `here` in the engagement's place. Whoever is not in the engagement gets 404, which
does not tell that it exists; whoever is in it without the right gets 403; whoever waits to be
admitted, or has no key in this session, gets a page that says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import wraps
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from uprdesk.coalition.models import Engagement, Membership, Person
from uprdesk.coalition.models.sealed import SealedRow
from uprdesk.coalition.rights import Compartment, Kind, Right
from uprdesk.coalition.ring import Ring, Row
from uprdesk.sealing.identity import Identity
from uprdesk.sealing.sessions import row_of
from uprdesk.sealing.words import four_words
from uprdesk.shell.doors import View, says

IDENTITY = "identity"
"""Where the session holds the person's private key; the session row is sealed as a whole."""

LAST = "engagement"
"""Where the session holds the engagement that was opened last: the menu leads there."""


@dataclass(frozen=True)
class Here:
    """A person in an engagement, with the keys of this session.

    cookie  of the session; empty outside of a request
    """

    person: Person
    engagement: Engagement
    membership: Membership
    ring: Ring
    cookie: str = field(default="", repr=False)

    @property
    def pk(self) -> UUID:
        """Number of the engagement, for addresses."""
        return self.engagement.pk

    @property
    def name(self) -> str:
        """What the coalition calls the engagement; empty while this person cannot work in it: see
        `obstacle_for`."""
        inside = getattr(self.engagement, "inside", None)
        return inside.name if inside else ""

    def lives(self) -> bool:
        """Whether the session still lives: what works for it in a thread stops with it."""
        return not self.cookie or row_of(self.cookie) is not None

    def may(self, kind: Kind, right: Right) -> bool:
        """Whether this person may do `right` with things of `kind` here."""
        return self.membership.may(kind, right)

    def require(self, kind: Kind, right: Right) -> None:
        """Raise PermissionDenied where `may` says no; in a transaction, where it says no by now."""
        if connection.in_atomic_block:
            self.hold()
        if not self.may(kind, right):
            raise PermissionDenied

    def hold(self) -> None:
        """Read again what this person may do here; nobody changes it until the transaction ends.

        Whoever is taken out, gets other parts or closes the engagement at the same moment comes
        before or after, and finds what this deed left. Raises PermissionDenied for whoever is out,
        and where the engagement was closed or opened since the request began.
        """
        mutex = Engagement.objects.select_for_update().filter(pk=self.pk)
        closed_at = list(mutex.values_list("closed_at", flat=True))
        now = Membership.objects.filter(pk=self.membership.pk)
        found = now.values_list("parts", "admitted_at").first()
        if found is None or closed_at != [self.engagement.closed_at]:
            raise PermissionDenied
        self.membership.parts, self.membership.admitted_at = found

    def open(self, rows: Iterable[Row]) -> list[Row]:
        """Rows with their boxes opened into `inside`."""
        return self.ring.open_all(rows)

    def get(self, table: type[Row], pk: object, right: Right = Right.SEE) -> Row:
        """One opened row of this engagement; raises Http404, or PermissionDenied."""
        if not issubclass(table, SealedRow):
            raise TypeError(f"{table} is no table of sealed rows")
        row = table.objects.of(self, right).filter(pk=pk).first()
        if row is None:
            raise Http404
        return self.ring.open(row)


def identity_of(request: HttpRequest) -> Identity | None:
    """The private key of the signed-in person, which lives as long as the session."""
    secret = request.session.get(IDENTITY)
    return Identity.from_secret(secret) if secret else None


def here_for(person: Person, engagement_id: UUID, identity: Identity | None) -> Here | None:
    """The person in an engagement; None where they have no part in it."""
    found = (
        Membership.objects.filter(engagement_id=engagement_id, person=person)
        .select_related("engagement")
        .first()
    )
    if found is None:
        return None
    ring = Ring(found.engagement, person, identity)
    here = Here(person, found.engagement, found, ring)
    if not obstacle_for(here):
        ring.open(found.engagement)
    return here


def enter(request: HttpRequest, engagement: UUID) -> Here:
    """The signed-in person in an engagement; raises Http404 where they have no part in it."""
    here = here_for(request.user, engagement, identity_of(request))
    if here is None:
        raise Http404
    return replace(here, cookie=request.session.session_key or "")


def within(kind: Kind, right: Right, *, waiting: bool = False):
    """The rule of a view inside an engagement.

    waiting  True: also for members without a key (not admitted yet, engagement closed)
    """

    def rule(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, engagement: UUID, **kwargs: object) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            here = enter(request, engagement)
            request.here = here
            if not here.may(kind, right):
                raise PermissionDenied
            if not waiting and (obstacle := obstacle_for(here)):
                return blocked(request, here.membership, obstacle)
            if request.session.get(LAST) != str(here.pk):
                request.session[LAST] = str(here.pk)
            return view(request, here, **kwargs)

        guarded.waiting = waiting
        return says(guarded, f"{kind}:{right}")

    return rule


def blocked(
    request: HttpRequest, member: Membership | None, obstacle: str, status: int = 403
) -> HttpResponse:
    """The page that says why a person cannot work now, and what to do.

    member    whose four words it shows while they wait; None outside of an engagement
    obstacle  see `obstacle_for`
    """
    words = words_for(member) if member and obstacle == "waiting" else ()
    page = {"member": member, "obstacle": obstacle, "words": words}
    return render(request, "coalition/obstacle.html", page, status=status)


def words_for(member: Membership) -> tuple[str, ...]:
    """Four words that only the newcomer's own key and this engagement give.

    Both people see them; when the words are the same over the telephone, nobody stands between.
    """
    return four_words(member.person.public_key, str(member.engagement_id))


def obstacle_for(here: Here) -> str:
    """Why this person cannot work here now; empty when they can.

    "closed", "waiting", "no-key"; "second-step" where the engagement asks for one and the person
    has none
    """
    if here.engagement.closed_at is not None:
        return "closed"
    if here.membership.admitted_at is None:
        return "waiting"
    if not here.ring.holds(Compartment.DESK):
        return "no-key"
    if here.engagement.second_step_needed and not here.person.second_steps.exists():
        return "second-step"
    return ""
