"""Organisations for tests, invented."""

from datetime import datetime
from uuid import UUID

from hypothesis import strategies as st

from upr.coalition import Audience, DocumentKind, Naming, Wish
from uprdesk.coalition.actions import organisations
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import AboutOrganisation, Contact, Membership, Organisation, Person

AUDIENCES = st.sampled_from(Audience)
WISHES = st.builds(
    Wish, st.sampled_from(Naming), st.sampled_from(DocumentKind), st.sampled_from(Audience)
)


def about(name: str = "Red Tapo Norte", **more: object) -> AboutOrganisation:
    """An organisation that may be named in full, if nothing else is said."""
    return AboutOrganisation(**{"names": {"es": name}, "public": Naming.FULL, **more})


def added(here: Here, at: datetime, name: str = "Red Tapo Norte", **more: object) -> Organisation:
    """One that is written down."""
    return organisations.add(here, about(name, **more), at=at)


def number(here: Here, person: Person) -> str:
    """Number of a person's membership, as an organisation keeps it."""
    return str(Membership.objects.get(engagement=here.engagement, person=person).pk)


def planted(number: int, **more: object) -> Organisation:
    """An organisation whose every word is found again."""
    row = Organisation(pk=UUID(int=number))
    row.inside = AboutOrganisation(
        **{
            "names": {"es": f"Zqname{number:03}", "fr": f"Zqnom{number:03}"},
            "acronym": f"ZQ{number:03}",
            "other_names": (f"Zqonce{number:03}",),
            "contacts": (
                Contact(name=f"Zqperson{number:03}", address=f"zq{number:03}@example.org"),
            ),
            "web": (f"zqweb{number:03}.example.org",),
            "city": f"Zqcity{number:03}",
            "role": f"Zqrole{number:03}",
            **more,
        }
    )
    return row


@st.composite
def coalitions(draw):
    """Organisations with any answer and any exact wishes."""
    return [
        planted(
            number,
            public=draw(st.none() | st.sampled_from(Naming)),
            wishes=tuple(draw(st.lists(WISHES, max_size=6))),
        )
        for number in range(draw(st.integers(0, 5)))
    ]


def words_of(row: Organisation) -> set[str]:
    """Every word that gives it away, but its initials."""
    about = row.inside
    [contact] = about.contacts
    named = {*about.names.values(), *about.other_names, *about.web, about.city, about.role}
    return named | {contact.name, contact.address}
