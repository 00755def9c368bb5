"""An organisation of a coalition: what it is called, what it brings, how it wants to be named."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from upr.coalition.letters import squeezed
from upr.errors import UprError
from upr.text import Text, gettext_noop, say


class DocumentKind(StrEnum):
    """What is written for somebody to read; an organisation may wish differently for each."""

    SUBMISSION = "submission"
    FACT_SHEET = "fact-sheet"
    LETTER = "letter"
    STATEMENT = "statement"
    PUBLIC_PAGE = "public-page"
    MID_TERM_REPORT = "mid-term-report"
    INTERNAL_LIST = "internal-list"

    @property
    def label(self) -> Text:
        """Its name, for a form."""
        return Text(_KINDS[self])


class Audience(StrEnum):
    """Who reads it. What goes to OHCHR is public, and the government reads what is public."""

    PUBLIC = "public"
    GOVERNMENT = "government"
    STATES = "states"
    PARTNERS = "partners"
    COALITION = "coalition"

    @property
    def label(self) -> Text:
        """Its name, for a form."""
        return Text(_AUDIENCES[self])


class Naming(StrEnum):
    """How an organisation is named, from the most open to the strictest."""

    FULL = "full"
    INITIALS = "initials"
    AS_COALITION = "as-coalition"
    NEVER = "never"

    @property
    def label(self) -> Text:
        """Its name, for a form."""
        return Text(_NAMINGS[self])

    @property
    def strictness(self) -> int:
        """0 for the most open."""
        return list(Naming).index(self)


class Status(StrEnum):
    """Consultative status with the Economic and Social Council (resolution 1996/31)."""

    NONE = "none"
    APPLIED = "applied"
    ROSTER = "roster"
    SPECIAL = "special"
    GENERAL = "general"

    @property
    def label(self) -> Text:
        """Its name, for a form."""
        return Text(_STATUSES[self])


_KINDS = {
    DocumentKind.SUBMISSION: gettext_noop("Submission to the review"),
    DocumentKind.FACT_SHEET: gettext_noop("Fact sheet"),
    DocumentKind.LETTER: gettext_noop("Letter"),
    DocumentKind.STATEMENT: gettext_noop("Statement that is read out"),
    DocumentKind.PUBLIC_PAGE: gettext_noop("Public page"),
    DocumentKind.MID_TERM_REPORT: gettext_noop("Mid-term report"),
    DocumentKind.INTERNAL_LIST: gettext_noop("Internal list"),
}
_AUDIENCES = {
    Audience.PUBLIC: gettext_noop("OHCHR and the public"),
    Audience.GOVERNMENT: gettext_noop("The government of the State under review"),
    Audience.STATES: gettext_noop("Other States and their missions"),
    Audience.PARTNERS: gettext_noop("Partners outside the coalition"),
    Audience.COALITION: gettext_noop("The coalition only"),
}
_NAMINGS = {
    Naming.FULL: gettext_noop("With its full name"),
    Naming.INITIALS: gettext_noop("With its initials"),
    Naming.AS_COALITION: gettext_noop("Only counted, as part of a coalition"),
    Naming.NEVER: gettext_noop("Never"),
}
_STATUSES = {
    Status.NONE: gettext_noop("No consultative status"),
    Status.APPLIED: gettext_noop("Consultative status applied for"),
    Status.ROSTER: gettext_noop("Roster"),
    Status.SPECIAL: gettext_noop("Special consultative status"),
    Status.GENERAL: gettext_noop("General consultative status"),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """How an organisation wants to be named in one kind of document before one audience.

    kind, audience  None: in any kind, before any audience
    """

    naming: Naming
    kind: DocumentKind | None = None
    audience: Audience | None = None

    def holds(self, kind: DocumentKind, audience: Audience) -> bool:
        """Whether it speaks of that document before that audience."""
        return self.kind in (None, kind) and self.audience in (None, audience)

    @property
    def exactness(self) -> int:
        """How much it says: 2 of one kind and one audience, 0 of everything."""
        return (self.kind is not None) + (self.audience is not None)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Organisation:
    """One organisation of a coalition. Its `repr` shows the id alone: it may end up in a log.

    id           ours; names nobody
    names        full name by language ("en", "es", "fr", any other code); at least one
    acronym      acronym or initials as it writes them; "" where it has none
    other_names  former and short names, spellings in other alphabets: not printed, but searched
    wishes       how it wants to be named; nothing said: never outside the coalition
    contacts     its people, e-mail addresses and telephones
    web          its addresses on the web and names on networks
    themes       codes of `upr.vocab.issues` and `upr.vocab.populations`
    languages    codes of the languages in which it can work
    status       consultative status
    places       regions or places where it works or has an office, as the coalition writes them

    Raises UprError where no name has a letter.
    """

    id: str
    names: Mapping[str, str]
    acronym: str = ""
    other_names: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()
    contacts: tuple[str, ...] = ()
    web: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    status: Status = Status.NONE
    places: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not any(squeezed(name) for name in self.names.values()):
            raise UprError(
                say(gettext_noop("This organisation has no name.")),
                say(gettext_noop("Give its full name in at least one language.")),
            )

    def __repr__(self) -> str:
        return f"Organisation({self.id!r})"

    def name(self, language: str) -> str:
        """Its full name in `language`, else in English, Spanish, French, or any it has."""
        known = {code: " ".join(name.split()) for code, name in self.names.items()}
        order = (language, "en", "es", "fr", *sorted(known))
        return next(known[code] for code in order if squeezed(known.get(code, "")))

    def naming(self, kind: DocumentKind, audience: Audience) -> Naming:
        """How it may be named there.

        The most exact wish decides, the strictest of several as exact. Where it said nothing: in
        full inside the coalition, never outside. What is public is read by everybody: there the
        strictest of what it said for the public, the government, other States and partners holds.
        """
        said = self.said(kind, audience)
        if audience is not Audience.PUBLIC:
            return said
        readers = (Audience.GOVERNMENT, Audience.STATES, Audience.PARTNERS)
        told = [one for one in readers if self._speaks_of(kind, one)]
        return max([said, *(self.said(kind, one) for one in told)], key=lambda n: n.strictness)

    def said(self, kind: DocumentKind, audience: Audience) -> Naming:
        """As `naming`, without asking who else reads what is public."""
        holding = [wish for wish in self.wishes if wish.holds(kind, audience)]
        if not holding:
            return Naming.FULL if audience is Audience.COALITION else Naming.NEVER
        most = max(wish.exactness for wish in holding)
        exact = (wish.naming for wish in holding if wish.exactness == most)
        return max(exact, key=lambda naming: naming.strictness)

    def _speaks_of(self, kind: DocumentKind, audience: Audience) -> bool:
        return any(w.audience is audience and w.kind in (None, kind) for w in self.wishes)
