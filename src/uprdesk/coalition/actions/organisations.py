"""Organisations: write down, change, take out, bring back; say what the coalition needs."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition import organisations, trace
from uprdesk.coalition.actions.counting import count_due
from uprdesk.coalition.actions.editing import ChangedMeanwhile, one_after_another
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import AboutNeeds, AboutOrganisation, CoalitionNeeds, Organisation
from uprdesk.coalition.organisations_file import KIND, Wanted, file_of
from uprdesk.coalition.rights import Kind, Right

KEPT = timedelta(days=30)
"""How long one that was taken out can come back."""


class SameName(UprError):
    """Another organisation has that name already: a double would be counted twice."""


@transaction.atomic
def add(here: Here, about: AboutOrganisation, *, at: datetime) -> Organisation:
    """Write an organisation down; whoever does not lead speaks for it. Raises SameName."""
    here.require(Kind.ORGANISATIONS, Right.ADD)
    one_after_another(here)
    if not here.may(Kind.ORGANISATIONS, Right.MANAGE):
        about = replace(about, speakers=(str(here.membership.pk),))
    refuse_same_name(here, about)
    row = Organisation(engagement=here.engagement, version=1)
    here.ring.seal(row, about).save()
    told("organisation.added", here, row, at=at)
    return row


@transaction.atomic
def change(
    here: Here, pk: object, about: AboutOrganisation, *, version: int, at: datetime
) -> Organisation:
    """Change an organisation; who speaks for it is for those who lead to say.

    Raises ChangedMeanwhile with the organisation as it stands now, and SameName.
    """
    row = own(here, pk)
    if row is None or row.version != version:
        raise ChangedMeanwhile(row)
    if not here.may(Kind.ORGANISATIONS, Right.MANAGE):
        about = replace(about, speakers=row.inside.speakers)
    if about == row.inside:
        return row
    refuse_same_name(here, about, but=row)
    row.version += 1
    here.ring.seal(row, about).save()
    told("organisation.changed", here, row, at=at)
    return row


@transaction.atomic
def remove(here: Here, pk: object, *, at: datetime) -> None:
    """Take an organisation out; for `KEPT` it can come back. Twice changes nothing."""
    row = own(here, pk)
    if row is not None:
        count_due(here, at=at)
        row.removed_at = at
        row.save(update_fields=["removed_at"])
        told("organisation.removed", here, row, at=at)


@transaction.atomic
def restore(here: Here, pk: object, *, at: datetime) -> None:
    """Bring one back that was taken out; raises SameName, and ChangedMeanwhile where it is gone."""
    row = own(here, pk, removed=True)
    if row is None:
        raise ChangedMeanwhile(None)
    refuse_same_name(here, row.inside)
    row.removed_at = None
    row.save(update_fields=["removed_at"])
    told("organisation.restored", here, row, at=at)


@transaction.atomic
def set_needs(here: Here, about: AboutNeeds, *, version: int, at: datetime) -> None:
    """Say what the coalition needs its organisations for.

    version  that the person saw; 0 where nothing was said. Raises ChangedMeanwhile
    """
    here.require(Kind.ORGANISATIONS, Right.MANAGE)
    one_after_another(here)
    row: CoalitionNeeds = organisations.needs_row(here)
    if row.version != version:
        raise ChangedMeanwhile(row)
    row.version += 1
    here.ring.seal(row, about).save()
    trace.record(
        "organisations.needs", by=here.person, target="", at=at, engagement=here.engagement
    )


@transaction.atomic
def take_along(here: Here, wanted: Wanted, *, at: datetime) -> bytes:
    """The list of organisations as a file, after it was traced that it is taken along.

    Raises NameLeftIn where somebody wrote into it whom this audience may not read; nothing is
    traced then, and nothing leaves.
    """
    here.require(Kind.ORGANISATIONS, Right.EXPORT)
    trace.record(
        "organisations.exported",
        by=here.person,
        target="",
        at=at,
        engagement=here.engagement,
        format=wanted.form.value,
        audience=wanted.audience.value,
        contacts=wanted.contacts,
    )
    rows = organisations.all_of(here, Right.EXPORT)
    data = file_of(rows, wanted, trace.end_of(here.engagement))
    organisations.refuse_if_named(here, data, KIND, wanted.audience, looked_at=wanted.looked_at)
    return data


def forget(at: datetime) -> None:
    """Delete those that were taken out so long ago that nobody brings them back."""
    Organisation.objects.filter(removed_at__lte=at - KEPT).delete()


def own(here: Here, pk: object, *, removed: bool = False) -> Organisation | None:
    """The row as it stands now, opened; None where it is gone, or taken out (`removed`: not).

    Raises PermissionDenied for whoever may not change it.
    """
    here.require(Kind.ORGANISATIONS, Right.ADD)
    one_after_another(here)
    rows = Organisation.objects.of(here, Right.ADD).filter(removed_at__isnull=not removed)
    row = rows.filter(pk=pk).first()
    if row is None:
        return None
    if not organisations.may_change(here, here.ring.open(row)):
        raise PermissionDenied
    return row


def refuse_same_name(
    here: Here, about: AboutOrganisation, *, but: Organisation | None = None
) -> None:
    """Raise SameName where another organisation of today has one of these full names."""
    others = [row for row in organisations.all_of(here) if but is None or row.pk != but.pk]
    if any(about.keys & other.inside.keys for other in others):
        raise SameName(
            say(gettext_noop("An organisation with this name is there already.")),
            say(gettext_noop("Change that one, or add what tells the two apart, such as a city.")),
        )


def told(deed: str, here: Here, row: Organisation, *, at: datetime) -> None:
    """Trace what was done to an organisation."""
    target = f"organisation {row.pk}"
    trace.record(deed, by=here.person, target=target, at=at, engagement=here.engagement)
