"""The store with its people, a browser for each of them, and what is looked at after each act."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.engagements import sign_in
from tests.factories import PersonFactory
from tests.filling import Page, fill, name_of
from tests.random_members.loot import Loot
from tests.random_members.model import Desk, Place
from tests.uprdesk.test_engagement_doors import Door, doors, everything
from upr.stages.timeline import next_review
from uprdesk.coalition import trace
from uprdesk.coalition.actions import engagements
from uprdesk.coalition.models import AboutEngagement, HeldKey, Membership, Person, TraceEntry
from uprdesk.coalition.rights import Kind, Part, Right
from uprdesk.sealing.sessions import sessions_of

Thing = TypeVar("Thing")
Pick = Callable[[Sequence[Any]], Any]
"""Draws one of several things."""

Act = Callable[["World", Pick], None]
"""What somebody does."""

MARK = re.compile(r"QZ(\d+)([A-Z]+)Q(\d+)Z", re.IGNORECASE)
"""What every text in an engagement holds: number of the engagement, kind of thing, number."""

PEOPLE = ("Ada", "Bea", "Cleo", "Dora", "Eva", "Flor", "Gala", "Hebe")
STATES = ("PAN", "CRI", "KEN")
FEED = re.compile(r"/c/([\w-]+)\.ics")


class Leak(AssertionError):
    """Somebody opened, or was shown, what they may not see."""


class World:
    """Everything, and the model of it; `did` counts what was tried, `refused` what was refused."""

    def __init__(self, desks: int = 2) -> None:
        self.now = timezone.now()
        self.people: dict[str, Person] = {}
        self.browsers: dict[str, Client] = {}
        self.desks: list[Desk] = []
        self.loot = Loot()
        self.doors: list[Door] = doors()
        self.feeds: list[tuple[str, str, Desk]] = []
        self.typed: dict[str, str] = {}
        self.did: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.read = 0
        self.client = Client()
        self._chains: dict[UUID, tuple[int, str]] = {}
        for name in PEOPLE:
            self.meet(PersonFactory(pseudonym=name))
        for number in range(desks):
            self.begin(PEOPLE[number])

    def do(self, name: str, act: Act, pick: Pick) -> None:
        """Do an act, and look at everything afterwards."""
        self.did[name] += 1
        act(self, pick)
        self.look_at_all()

    # --- people and their browsers ----------------------------------------------------------

    def meet(self, person: Person) -> None:
        """Somebody has an account; `person.identity` is at hand."""
        self.people[person.pseudonym] = person
        self.browsers[person.pseudonym] = Client()
        self.loot.meet(person)

    def browser(self, who: str) -> Client:
        """The browser of somebody, signed in: closing an engagement ends sessions."""
        client, person = self.browsers[who], self.people[who]
        cookie = client.session.session_key if client.cookies else None
        if cookie is None or not sessions_of(person).exists():
            client.cookies.clear()
            sign_in(client, person)
        return client

    def begin(self, who: str) -> Desk:
        """Somebody begins an engagement."""
        number = len(self.desks)
        review = next_review(STATES[number % len(STATES)], self.now)
        name = self.mark(number, Kind.ENGAGEMENT, who)
        about = AboutEngagement(
            name=name, state=review.state, cycle=review.cycle, session=review.session
        )
        person = self.people[who]
        here = engagements.begin(by=person, identity=person.identity, about=about, at=self.now)
        desk = Desk(here.pk, number, name, {who: Place([Part.COORDINATOR.value], admitted=True)})
        self.desks.append(desk)
        return desk

    @property
    def standing(self) -> list[Desk]:
        """Engagements that are not erased."""
        return [desk for desk in self.desks if desk.places]

    def mark(self, number: int, kind: str, who: str) -> str:
        """A text of a kind in an engagement, typed by somebody."""
        text = f"QZ{number}{kind.upper()}Q{len(self.typed)}Z"
        self.typed[text] = who
        return text

    # --- asking -----------------------------------------------------------------------------

    def ask(
        self, who: str, address: str, data: Any = None, *, post: bool = False
    ) -> tuple[HttpResponse, str]:
        """Ask for a page as somebody, and look whether it shows what they may not see."""
        client = self.browser(who)
        answer = client.post(address, data or {}) if post else client.get(address, data or {})
        text = text_of(answer)
        self.look(who, text, address)
        if answer.status_code >= 500:
            raise AssertionError(f"{who}: {address} answered {answer.status_code}")
        return answer, text

    def look(self, who: str, text: str, address: str) -> None:
        """Raise Leak where a text is shown that its reader may not see."""
        self.read += 1
        for found in MARK.finditer(text):
            desk, kind = self.desks[int(found[1])], Kind(found[2].lower())
            if not desk.sees(who, kind) and self.typed.get(found[0].upper()) != who:
                raise Leak(f"{who} was shown {found[0]} by {address}")

    def url(self, name: str, desk: Desk, **arguments: object) -> str:
        """An address inside an engagement."""
        return reverse(name, kwargs={"engagement": desk.pk, **arguments})

    def row(self, desk: Desk, who: str) -> UUID:
        """Number of a membership."""
        return Membership.objects.get(engagement=desk.pk, person=self.people[who]).pk

    def deed(
        self,
        who: str,
        desk: Desk,
        need: tuple[Kind, Right] | None,
        address: str,
        data: Any = None,
        *,
        waiting: bool = False,
        impossible: bool = False,
    ) -> str | None:
        """Send a form; the page that answers, or None where it has to be refused, and is.

        need        the right it takes; None: to take part is enough
        impossible  whoever may do such things may not do this one: nothing changes
        """
        kind, right = need or (Kind.ENGAGEMENT, Right.SEE)
        status = desk.refusal(who, kind, right, waiting=waiting)
        self.browser(who)
        before = everything() if status or impossible else None
        answer, text = self.ask(who, address, data, post=True)
        if status:
            assert answer.status_code == status, f"{who}: {address} gave {answer.status_code}"
        else:
            assert answer.status_code in {200, 302, 400}, f"{who}: {address} {answer.status_code}"
        if before is None:
            return text
        assert everything() == before, f"{who} was refused, and changed something: {address}"
        self.refused[name_of(address)] += 1
        return None

    def filled(self, who: str, address: str, values: dict[str, Any]) -> dict[str, Any] | None:
        """The first form of a page that leads back to it, filled in; None without such a page."""
        answer, text = self.ask(who, address)
        if answer.status_code != 200:
            return None
        forms = [form for form in Page(address, text).forms if form.action == address]
        return fill(forms[-1], lambda control: control.value, values) if forms else None

    # --- looking ----------------------------------------------------------------------------

    def look_at_all(self) -> None:
        """What holds after every act, for every engagement and every person."""
        found: dict[UUID, dict[str, tuple[list[str], bool]]] = {desk.pk: {} for desk in self.desks}
        for one in Membership.objects.select_related("person"):
            admitted = one.admitted_at is not None
            found[one.engagement_id][one.person.pseudonym] = (one.parts, admitted)
        for desk in self.desks:
            wanted = {who: (place.parts, place.admitted) for who, place in desk.places.items()}
            assert found[desk.pk] == wanted, f"engagement {desk.number}"
            if desk.places:
                assert any(Part.COORDINATOR in place.parts for place in desk.places.values())
                self.look_at_keys(desk)
                self.look_at_chain(desk)

    def look_at_keys(self, desk: Desk) -> None:
        """Who holds the keys of today, and who knows them without holding them."""
        newest = self.loot.newest(desk.pk)
        held = HeldKey.objects.filter(key__in=newest.values(), person__isnull=False)
        holders = {(one.person.pseudonym, one.key.compartment) for one in held}
        assert holders == desk.hold(), f"keys of engagement {desk.number}"
        self.loot.gather(desk.pk)
        for compartment, key in newest.items():
            for who in self.loot.knowing(desk.pk, compartment, key.generation):
                place = desk.places.get(who)
                entitled = place is not None and place.opens(compartment)
                if not entitled and who not in desk.knowing:
                    raise Leak(f"{who} knows key {key.generation} of engagement {desk.number}")

    def look_at_chain(self, desk: Desk) -> None:
        """New entries of the trace hang on those before."""
        number, mac = self._chains.get(desk.pk, (0, str(desk.pk)))
        new = TraceEntry.objects.filter(engagement=desk.pk, number__gt=number).order_by("number")
        for entry in new:
            assert entry.number == number + 1, "the trace has a gap"
            assert entry.mac == trace.mac_of(entry, mac), f"entry {entry.number} was changed"
            number, mac = entry.number, entry.mac
        self._chains[desk.pk] = (number, mac)

    def look_at_the_end(self) -> None:
        """All chains from the beginning; the installation's own too."""
        assert trace.broken_at(None) is None
        for desk in self.standing:
            row = Membership.objects.filter(engagement=desk.pk).first()
            assert row is not None
            assert trace.broken_at(row.engagement) is None


def text_of(answer: HttpResponse) -> str:
    """What somebody can read in an answer: page, file or heading."""
    streaming = getattr(answer, "streaming", False)
    content = b"".join(answer.streaming_content) if streaming else answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    heading = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{heading}\n{content.decode('utf-8', 'replace')}"
