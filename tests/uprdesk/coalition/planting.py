"""Plants things in an engagement that can be looked for in the bytes of a store, then erases it.

As a program (`python -m tests.uprdesk.coalition.planting`) it does so in an SQLite store in a folder
of its own and prints, as JSON, what was found on the disk before and after.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

NOON = datetime(2027, 3, 9, 12, tzinfo=UTC)
MARKER = "planted-in-a-plain-column"
ROWS = 300
PIECE = 48
"""Bytes of a box that are looked for: more might lie across two pages of the store."""


def plant():
    """An engagement with rows in many tables; returns its coordinator's `Here` and the needles.

    needles  name → bytes to look for: all sealed bytes, and what plain columns hold
    """
    ours = gather(NOON)
    here = ours.here(ours.luna)
    feeds.make(here, at=NOON)
    rows = [Organisation(engagement=here.engagement) for _ in range(ROWS)]
    sealed = [here.ring.seal(row, here.engagement.inside) for row in rows]
    Organisation.objects.bulk_create(sealed)
    replaced = {f"replaced {row.pk}": bytes(row.sealed)[:PIECE] for row in sealed[:20]}
    erasing.ErasureWish.objects.create(engagement=here.engagement, person=ours.luna, at=NOON)
    Resealing.objects.create(engagement=here.engagement, total=1, since=NOON)
    holders = Membership.objects.filter(person__in=[ours.mar, ours.faro, ours.sol])
    recovery.issue(here, list(holders), at=NOON)
    invitations.invite(here, parts=["member"], at=NOON)
    trace.record("task.added", by=ours.luna, target=MARKER, at=NOON, engagement=here.engagement)
    members.remove(here, Membership.objects.get(person=ours.nube), at=NOON)
    here = ours.here(ours.luna)
    for table in private_tables():
        plant_row(table, here)
    return here, replaced | needles_of(here.engagement)


def plant_row(table, here):
    """A row of a table of sealed rows, with those that it needs."""
    needed = {}
    for field in table._meta.local_concrete_fields:
        if field.related_model and not field.null and field.name != "engagement":
            other = field.related_model
            needed[field.name] = here.person if other is Person else plant_row(other, here)
    row = table(engagement=here.engagement, **needed)
    here.ring.seal(row, here.engagement.inside).save()
    return row


def needles_of(engagement):
    """Everything of this engagement that can be told from other bytes."""
    found = {"marker": MARKER.encode(), "number": engagement.pk.hex.encode()}
    for table in erasing.hanging_on(Engagement):
        path = path_to(table)
        for row in table._base_manager.filter(**{path: engagement.pk}):
            for field in table._meta.local_concrete_fields:
                value = field.value_from_object(row)
                if isinstance(field, models.BinaryField) and value:
                    found[f"{table._meta.label} {row.pk} {field.column}"] = bytes(value)[:PIECE]
                elif field.column in {"mac", "public", "token_digest"}:
                    found[f"{table._meta.label} {row.pk} {field.column}"] = value.encode()
    return found


def tables_of(needles):
    """Labels of the tables from which the needles are."""
    return {name.partition(" ")[0] for name in needles} & {
        table._meta.label for table in erasing.hanging_on(Engagement)
    }


def path_to(table):
    """By which lookup a row of `table` belongs to an engagement."""
    if table is Engagement:
        return "pk"
    for field in table._meta.local_concrete_fields:
        if field.related_model is Engagement:
            return f"{field.name}_id"
    for field in table._meta.local_concrete_fields:
        if field.related_model in erasing.hanging_on(Engagement):
            return f"{field.name}__{path_to(field.related_model)}"
    raise LookupError(table)


def found_in(files: Iterable[Path], needles: dict[str, bytes]) -> list[str]:
    """Names of the needles that are in the bytes of one of the files."""
    contents = [path.read_bytes() for path in files if path.is_file()]
    return sorted(n for n, needle in needles.items() if any(needle in c for c in contents))


def main() -> None:
    """In a store of its own, as the server would."""
    call_command("migrate", verbosity=0)
    here, needles = plant()
    name = Path(connection.settings_dict["NAME"])
    files = [name, *(name.with_name(name.name + end) for end in ("-wal", "-shm", "-journal"))]
    before = found_in(files, needles)
    erasing.erase(here.engagement, by=here.person, at=NOON)
    other = Engagement.objects.count()
    told = {
        "needles": len(needles),
        "tables": sorted(tables_of(needles)),
        "before": before,
        "after": found_in(files, needles),
    }
    print(json.dumps(told | {"engagements": other, "journal": files[1].stat().st_size}))


if not apps.ready:
    django.setup()

from tests.engagements import gather  # noqa: E402  needs Django
from uprdesk.coalition import trace  # noqa: E402
from uprdesk.coalition.actions import erasing, invitations, members, recovery  # noqa: E402
from uprdesk.coalition.models import (  # noqa: E402
    Engagement,
    Membership,
    Organisation,
    Person,
    Resealing,
    private_tables,
)
from uprdesk.stages.timeline.actions import feeds  # noqa: E402

if __name__ == "__main__":
    main()
