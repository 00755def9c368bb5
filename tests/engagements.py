"""An engagement for tests, with one person for each part, and another engagement beside it.

luna    coordinator      rio    documenter    sol   member
mar     drafter          faro   delegate      nube  observer
elena   member here, drafter in the other engagement
dmitri  coordinates the other one: he must never see anything of ours
nobody  signed in, in no engagement
newcomer  used a link into ours, and waits to be admitted
"""

from dataclasses import dataclass
from datetime import datetime

from django.test import Client

from tests.factories import PersonFactory
from uprdesk.coalition.actions import engagements, members
from uprdesk.coalition.doorway import IDENTITY, Here, here_for, words_for
from uprdesk.coalition.models import AboutEngagement, Engagement, Person
from uprdesk.coalition.rights import Part

NAMES = {
    Part.COORDINATOR: "Luna",
    Part.DRAFTER: "Mar",
    Part.DOCUMENTER: "Río",
    Part.DELEGATE: "Faro",
    Part.MEMBER: "Sol",
    Part.OBSERVER: "Nube",
}


@dataclass(frozen=True, kw_only=True)
class Ours:
    """Two engagements and their people."""

    engagement: Engagement
    theirs: Engagement
    luna: Person
    mar: Person
    rio: Person
    faro: Person
    sol: Person
    nube: Person
    elena: Person
    dmitri: Person
    nobody: Person
    newcomer: Person

    def here(self, person: Person, engagement: Engagement | None = None) -> Here:
        """A person in an engagement (default: ours), with the keys that they hold."""
        found = here_for(person, (engagement or self.engagement).pk, person.identity)
        assert found is not None, f"{person} has no part there"
        return found


def gather(at: datetime) -> Ours:
    """Both engagements, everybody admitted but the newcomer."""
    people = {part: PersonFactory(pseudonym=name) for part, name in NAMES.items()}
    elena, dmitri = PersonFactory(pseudonym="Elena"), PersonFactory(pseudonym="Dmitri")
    newcomer = PersonFactory(pseudonym="Newcomer")
    luna = people[Part.COORDINATOR]
    here = begin(luna, "Ours 2027", "XAA", at)
    for part, person in people.items():
        if person != luna:
            admit(here, person, [part], at)
    admit(here, elena, [Part.MEMBER], at)
    members.join(here.engagement, person=newcomer, parts=[Part.MEMBER], at=at)
    there = begin(dmitri, "Theirs 2027", "XAB", at)
    admit(there, elena, [Part.DRAFTER], at)
    return Ours(
        engagement=here.engagement,
        theirs=there.engagement,
        luna=luna,
        mar=people[Part.DRAFTER],
        rio=people[Part.DOCUMENTER],
        faro=people[Part.DELEGATE],
        sol=people[Part.MEMBER],
        nube=people[Part.OBSERVER],
        elena=elena,
        dmitri=dmitri,
        nobody=PersonFactory(pseudonym="Nobody"),
        newcomer=newcomer,
    )


def begin(person: Person, name: str, state: str, at: datetime) -> Here:
    """An engagement that `person` coordinates."""
    about = AboutEngagement(name=name, state=state, cycle=5, session=61)
    return engagements.begin(by=person, identity=person.identity, about=about, at=at)


def admit(here: Here, person: Person, parts: list[str], at: datetime) -> None:
    """Let a person in and give them the keys."""
    member = members.join(here.engagement, person=person, parts=parts, at=at)
    members.admit(here, member, words=words_for(member), at=at)


def sign_in(client: Client, person: Person) -> None:
    """Sign a person in with the private key that their password would open."""
    client.force_login(person)
    session = client.session
    session[IDENTITY] = person.identity.secret
    session.save()
