"""Fills a store of its own in every form there is, then says as JSON what was found where.

In a process of its own, with real commits in a real file: the tests' store lies in memory.
"""

import json
import logging
import os
import sys
import time

import django

os.environ["UPRDESK_SMTP"] = "smtp://127.0.0.1:1"
django.setup()

from django.conf import settings  # noqa: E402  needs Django
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from tests.engagements import gather  # noqa: E402
from tests.factories import PersonFactory  # noqa: E402
from tests.planted import OTHER_PASSWORD, PASSWORD  # noqa: E402
from tests.planted.ending import at_the_end  # noqa: E402
from tests.planted.searching import Search  # noqa: E402
from tests.planted.walking import Seen, Walker, addresses, without_arguments  # noqa: E402
from tests.uprdesk.test_engagement_doors import doors  # noqa: E402
from uprdesk.cli import demo  # noqa: E402
from uprdesk.coalition import actions  # noqa: E402
from uprdesk.coalition.models import Membership, Person  # noqa: E402
from uprdesk.coalition.rights import Role  # noqa: E402
from uprdesk.record.sample import keep  # noqa: E402
from uprdesk.sealing.recovery import words_of  # noqa: E402


class Kept(logging.Handler):
    """Everything that our loggers say, down to the last detail."""

    said: list[str]

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message and everything beside it."""
        self.said.append(f"{record.getMessage()} {vars(record)}")


def main() -> None:
    """Fill, search, tell."""
    call_command("migrate", verbosity=0)
    amina = PersonFactory(pseudonym="Amina", password=PASSWORD, roles=list(Role.values))
    demo.load_documents()
    keep(settings.DATA)
    kept = Kept()
    ours = logging.getLogger("uprdesk")
    ours.setLevel(logging.DEBUG)
    ours.addHandler(kept)
    seen = Seen()
    secrets = walk(seen, amina)
    handed = {*seen.feeds, *secrets, *(words_of(text) for text in seen.files)}
    search = Search({*handed, PASSWORD, OTHER_PASSWORD, "Ours 2027"})
    found = {
        "rows": sorted(set(search.in_rows())),
        "backup": sorted(set(search.in_backup(settings.DATA, timezone.now().date()))),
        "cookies": [word for cookie in seen.cookies for word in search.found(cookie)],
        "logs": [word for said in kept.said for word in search.found(said)],
        "caches": sorted(set(search.in_caches())),
        "files": sorted(set(search.in_files(settings.DATA))),
    }
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found["files"] += sorted(set(search.in_files(settings.DATA)))
    told = {
        "words": len(seen.words),
        "forms": len(seen.forms),
        "never taken": {key: at for key, at in seen.forms.items() if not seen.taken[key]},
        "never opened": sorted(set(addresses()) - seen.opened),
        "found": found,
        "secrets": len(search.needles),
    }
    json.dump(told, sys.stdout)


def walk(seen: Seen, amina: Person) -> set[str]:
    """Everybody goes everywhere; what they were handed that nobody else may find."""
    now = timezone.now()
    ours = gather(now)
    people = {
        name: getattr(ours, name)
        for name in ("luna", "mar", "rio", "faro", "sol", "nube", "elena", "dmitri", "nobody")
    }
    for person in (*people.values(), ours.newcomer):
        person.choose_password(PASSWORD, person.identity)
        person.save()
    tokens = {
        "account": actions.make_link(by=amina, at=now, roles=[Role.TRAINER]),
        "password": actions.make_link(by=amina, at=now, person=ours.newcomer),
    }
    newcomer = Membership.objects.get(engagement=ours.engagement, person=ours.newcomer)
    rows = {"member": newcomer.pk, "what": "submission", "form": "csv"}
    inside = [door.address(ours.engagement.pk, rows) for door in doors()]
    everywhere = [*without_arguments(), *inside]
    walkers = {name: Walker(person, seen) for name, person in people.items()}
    walkers["amina"] = Walker(amina, seen)
    walkers["visitor"] = Walker(None, seen)
    for name, walker in walkers.items():
        links = []
        if name == "visitor":
            links = [reverse("coalition:link", args=[token]) for token in tokens.values()]
        walker.walk([*links, *everywhere])
        print(f"{time.process_time():.0f} s: {name}", file=sys.stderr)
    token = at_the_end(walkers, ours)
    return {token, *tokens.values(), *(w.app.secret for w in walkers.values() if w.app)}


if __name__ == "__main__":
    main()
