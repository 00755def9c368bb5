"""The organisations of a coalition, and what the coalition needs them for."""

from dataclasses import dataclass, field

from django.db import models

from upr import coalition as library
from upr.coalition import Audience, Naming, Needs, Status, Wish
from upr.coalition.letters import squeezed
from uprdesk.coalition.models.sealed import SealedRow
from uprdesk.coalition.rights import Kind


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A way to somebody in an organisation.

    name     or pseudonym; may be empty
    channel  in words: "Signal", "e-mail"
    address  there
    """

    name: str = ""
    channel: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class AboutOrganisation:
    """What the box of an organisation holds.

    names        full name by language ("en", "es", "fr"); at least one
    acronym      as it writes it; other_names: former and short ones, never printed
    role         what it does in the coalition, in words
    themes       codes of issues and key populations; languages: codes, or words for no known one
    status       consultative status; status_year: since when, or when it was applied for
    places       "capital", "geneva", regions in words
    speakers     numbers of the memberships that speak for it and may change it
    public       how it may be named outside the coalition; None: nobody asked yet, so never
    wishes       where it wants otherwise: each of one kind of document before one audience
    """

    names: dict[str, str]
    acronym: str = ""
    other_names: tuple[str, ...] = ()
    city: str = ""
    country: str = ""
    role: str = ""
    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    status: Status = Status.NONE
    status_year: int | None = None
    places: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    web: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    public: Naming | None = None
    wishes: tuple[Wish, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """Its full names, reduced to their letters: two organisations with one of them are one."""
        return frozenset(key for name in self.names.values() if (key := squeezed(name)))

    @property
    def all_wishes(self) -> tuple[Wish, ...]:
        """The answer for outside together with the exact ones, as the library weighs them.

        The answer says nothing of a reader by itself: so an exact wish for the public is not
        narrowed by it. Inside the coalition an organisation stands in full unless it says otherwise.
        """
        if self.public is None:
            return self.wishes
        outside = Wish(self.public)
        inside = Wish(Naming.FULL, audience=Audience.COALITION)
        return (outside, inside, *self.wishes)

    def named(self, number: str) -> library.Organisation:
        """As the library asks for its name; raises UprError where no name has a letter."""
        reached = (text for one in self.contacts for text in (one.name, one.address) if text)
        return library.Organisation(
            id=number,
            names=self.names,
            acronym=self.acronym,
            other_names=self.other_names,
            wishes=self.all_wishes,
            contacts=tuple(reached),
            web=self.web,
            themes=self.themes,
            languages=self.languages,
            status=self.status,
            places=self.places,
        )


class Organisation(SealedRow):
    """One organisation in the coalition; everything about it is in the box.

    version     counts the changes, so that two people who edit at once notice each other
    removed_at  when it was taken out; plain, so that the worker, which has no key, can delete it
                after some weeks. Until then it can come back, and its name still leaves in no file
                where it was not allowed
    """

    kind = Kind.ORGANISATIONS
    Inside = AboutOrganisation

    version = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True)

    @property
    def named(self) -> library.Organisation:
        """As the library asks for its name, once the box is open."""
        return self.inside.named(str(self.pk))


@dataclass(frozen=True, kw_only=True)
class AboutNeeds:
    """What the box of a coalition's needs holds: fields as in `upr.coalition.Needs`."""

    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = field(default=Needs().languages)
    status: bool = True
    places: tuple[str, ...] = field(default=Needs().places)

    @property
    def needs(self) -> Needs:
        """As the library asks for them."""
        return Needs(**vars(self))


class CoalitionNeeds(SealedRow):
    """What a coalition needs its organisations for; no row: what every engagement needs.

    version  counts the changes, so that two people who edit at once notice each other
    """

    kind = Kind.ORGANISATIONS
    Inside = AboutNeeds

    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"], name="an_engagement_says_its_needs_once"
            ),
        ]
