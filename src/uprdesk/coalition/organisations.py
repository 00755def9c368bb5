"""The organisations of an engagement as pages and exports ask for them.

Every export calls `printed_in` for the names it writes, and `refuse_if_named` as the last step
before its bytes leave.
"""

from dataclasses import dataclass

from upr import coalition as library
from upr.coalition import Audience, DocumentKind, Forbidden, Gap, Naming, Needs, Printed
from upr.output import names_left
from upr.text import Text
from upr.vocab import fold
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import AboutNeeds, CoalitionNeeds, Organisation
from uprdesk.coalition.rights import Kind, Right

EVERY_NAMING = [(kind, audience) for kind in DocumentKind for audience in Audience]


def all_of(here: Here, right: Right = Right.SEE) -> list[Organisation]:
    """The organisations of today, opened, by name; raises PermissionDenied without `right`."""
    found = here.open(Organisation.objects.of(here, right).filter(removed_at=None))
    return sorted(found, key=lambda row: (fold(row.named.name("en")), str(row.pk)))


def removed_of(here: Here) -> list[Organisation]:
    """Those that were taken out and can still come back, the latest first."""
    gone = Organisation.objects.of(here).exclude(removed_at=None)
    return here.open(gone.order_by("-removed_at", "pk"))


def may_change(here: Here, row: Organisation) -> bool:
    """Whether the person may change this one: whoever leads, and whoever speaks for it."""
    if here.may(Kind.ORGANISATIONS, Right.MANAGE):
        return True
    speaks = str(here.membership.pk) in row.inside.speakers
    return speaks and here.may(Kind.ORGANISATIONS, Right.ADD)


# --- how they are named --------------------------------------------------------------------------


def printed_in(here: Here, kind: DocumentKind, audience: Audience, language: str) -> Printed:
    """Who is named in a document of the coalition, and how."""
    several = [row.named for row in all_of(here, Right.CITE)]
    return library.printed(several, kind, audience, language)


def forbidden_in(here: Here, kind: DocumentKind, audience: Audience) -> Forbidden:
    """What may not stand in a document of the coalition.

    Asked for every file that leaves, whoever takes it along: so no right over organisations is
    needed, and nothing of the answer may be shown. One that was taken out lately still counts, since
    it has not allowed more by leaving; unless it was written down anew.
    """
    rows = here.open(Organisation.objects.filter(engagement=here.engagement))
    today = set[str]().union(*(row.inside.keys for row in rows if row.removed_at is None))
    counting = [row for row in rows if row.removed_at is None or not row.inside.keys & today]
    return library.forbidden([row.named for row in counting], kind, audience)


def refuse_if_named(
    here: Here,
    data: bytes | str,
    kind: DocumentKind,
    audience: Audience,
    *,
    looked_at: bool = False,
) -> None:
    """The last look at a file before it leaves; raises NameLeftIn and UnreadableFile.

    looked_at  a person says that the doubtful words in it name nobody
    """
    names_left.refuse_if_named(data, forbidden_in(here, kind, audience), looked_at=looked_at)


def how_named(row: Organisation) -> list[Naming]:
    """Every way in which it is named before somebody outside, the most open first."""
    ways = {
        row.named.naming(kind, audience)
        for kind, audience in EVERY_NAMING
        if audience is not Audience.COALITION
    }
    return sorted(ways, key=lambda naming: naming.strictness)


def table_of(row: Organisation) -> list[tuple[Text, list[tuple[Text, Naming]]]]:
    """How it is named: for each kind of document, each audience with what holds there."""
    return [
        (kind.label, [(each.label, row.named.naming(kind, each)) for each in Audience])
        for kind in DocumentKind
    ]


# --- what is lacking -----------------------------------------------------------------------------


@dataclass(frozen=True)
class GapsHere:
    """What the coalition lacks.

    organisations  how many there are
    gaps           each with the next step; nothing while there is no organisation at all
    unasked        organisations that nobody asked how they may be named
    """

    organisations: int
    gaps: tuple[Gap, ...]
    unasked: int

    def __bool__(self) -> bool:
        return not self.organisations or bool(self.gaps) or self.unasked > 0


def gaps_of(here: Here) -> GapsHere | None:
    """What the coalition lacks, for the home page; None for whoever may not see organisations."""
    if not here.may(Kind.ORGANISATIONS, Right.SEE):
        return None
    return gaps_among(all_of(here), needs_of(here))


def gaps_among(rows: list[Organisation], needs: Needs) -> GapsHere:
    """As `gaps_of`, for organisations that are open already."""
    found = library.gaps([row.named for row in rows], needs) if rows else ()
    unasked = sum(row.inside.public is None for row in rows)
    return GapsHere(len(rows), tuple(found), unasked)


def needs_row(here: Here) -> CoalitionNeeds:
    """What the coalition said it needs, opened; a new row with what is usual."""
    row = CoalitionNeeds.objects.of(here).first()
    if row is None:
        row = CoalitionNeeds(engagement=here.engagement, version=0)
        row.inside = AboutNeeds()
        return row
    return here.ring.open(row)


def needs_of(here: Here) -> Needs:
    """What the coalition needs its organisations for."""
    return needs_row(here).inside.needs
