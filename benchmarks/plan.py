"""The plan with many people: p50 and p95 of its two pages, and the time of signing in.

A store of its own is filled by the real actions: 200 engagements with 30 people each, who all hold
the keys; in each five announced or taken things, five tasks and three calendars. Passwords cost
little while it is filled. Then people drawn at random open "What now" and the plan, one after
another in one process, each in a session of their own that was not used before: pages are asked
through the whole chain of middleware, without the network. "CPU" is the time of our own process.
Signing in is measured at the real cost. Goals: p95 of both pages under 300 ms, signing in between a
quarter of a second and two seconds.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

GOAL_MS, SIGN_IN = 300.0, (0.25, 2.0)
ENGAGEMENTS, PEOPLE, REQUESTS, SEED = 200, 30, 300, 1948
PASSWORD = "four words nobody joined"  # noqa: S105  of invented people
CHEAP = (64, 1, 1)
STATES = ("PAN", "CRI", "KEN", "NPL", "FJI", "PRT")
PARTS = ("drafter", "documenter", "delegate", "member", "observer")


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks plan", description=__doc__)
    parser.add_argument("--engagements", type=int, default=ENGAGEMENTS)
    parser.add_argument("--people", type=int, default=PEOPLE, help="in each engagement")
    parser.add_argument("--requests", type=int, default=REQUESTS, help="of each page")
    parser.add_argument("--postgres", help="address of an empty PostgreSQL store")
    options = parser.parse_args(argv)
    if options.postgres:
        os.environ["UPRDESK_DATABASE_URL"] = options.postgres
    with tempfile.TemporaryDirectory() as folder:
        os.environ["UPRDESK_DATA"] = folder
        start(folder)
        began = time.perf_counter()
        people = fill(options.engagements, options.people)
        print(f"filled in {time.perf_counter() - began:.0f} s", file=sys.stderr)
        p95 = pages(people, options.requests)
        taken = signing_in(people)
    reached = p95 <= GOAL_MS and SIGN_IN[0] <= taken <= SIGN_IN[1]
    print(f"goals: {'reached' if reached else 'MISSED'}", file=sys.stderr)
    return 0 if reached else 1


def start(folder: str) -> None:
    """Start the workbench on the new store."""
    from uprdesk.cli import serve, store

    store.start(Path(folder))
    store.bring_up_to_date()
    serve.collect_static_files()


def fill(engagements: int, people: int) -> list[tuple]:
    """Make everything; gives each person, their key pair and their engagement."""
    from django.test.utils import override_settings

    found = []
    with override_settings(SIGN_IN_COST=CHEAP):
        for number in range(engagements):
            found += one_engagement(number, people)
    return found


def one_engagement(number: int, people: int) -> list[tuple]:
    """One engagement with its people, dates, tasks and calendars."""
    from django.utils import timezone

    from upr.stages.timeline import next_review
    from uprdesk.coalition.actions import engagements, members
    from uprdesk.coalition.doorway import here_for, words_for
    from uprdesk.coalition.models import AboutEngagement, Person

    now = timezone.now()
    crowd = []
    for place in range(people):
        person = Person(pseudonym=f"Person {number}-{place}")
        crowd.append((person, person.choose_password(PASSWORD)))
        person.save()
    state = STATES[number % len(STATES)]
    review = next_review(state, now)
    about = AboutEngagement(
        name=f"Desk {number}", state=state, cycle=review.cycle, session=review.session
    )
    luna, key = crowd[0]
    here = engagements.begin(by=luna, identity=key, about=about, at=now)
    for place, (person, _) in enumerate(crowd[1:]):
        parts = [PARTS[place % len(PARTS)]]
        member = members.join(here.engagement, person=person, parts=parts, at=now)
        members.admit(here, member, words=words_for(member), at=now)
    work(here_for(luna, here.pk, key), [here_for(p, here.pk, k) for p, k in crowd[1:3]], now)
    return [(person, identity, here.pk) for person, identity in crowd]


def work(luna, others, now) -> None:
    """What people have done in a plan: a date, things done and taken, tasks, calendars."""
    from upr.stages import Stage
    from upr.stages.timeline import day_of
    from uprdesk.stages.timeline.actions import dates, feeds, tasks
    from uprdesk.stages.timeline.models import AboutDate, AboutTask
    from uprdesk.stages.timeline.overview import overview

    plan = overview(luna, now)
    day = plan.by_what["submission"].when.day
    dates.announce(luna, AboutDate(step="submission", day=day, source="A calendar"), at=now)
    tasks.tick(luna, plan.items[0], done=True, at=now)
    for item in plan.items[1:4]:
        tasks.take(luna, item, mine=True, at=now)
    for place in range(5):
        due = day_of(now) + timedelta(days=7 * place)
        about = AboutTask(
            title=f"Task of ours {place}",
            number=0,
            stage=Stage.COALITION,
            due=due,
            note="words " * 40,
        )
        tasks.add(luna, about, at=now)
    for here in (luna, *others):
        feeds.make(here, at=now)


def pages(people: list[tuple], requests: int) -> float:
    """Ask both pages; the longer p95 in milliseconds."""
    print("page", "requests", "p50 ms", "p95 ms", "worst ms", "p95 CPU ms", "KB", sep="\t")
    chosen = random.Random(SEED)
    return max(
        asked(name, [chosen.choice(people) for _ in range(requests)]) for name in ("today", "plan")
    )


def asked(name: str, people: list[tuple]) -> float:
    """Ask one page for each of `people`; p95 in milliseconds."""
    from django.urls import reverse

    sessions = [(signed_in(person, key), engagement) for person, key, engagement in people]
    taken, busy, size = [], [], 0
    for client, engagement in sessions:
        address = reverse(f"timeline:{name}", args=[engagement])
        began, work = time.perf_counter(), time.process_time()
        answer = client.get(address, headers={"accept-encoding": "gzip"})
        busy.append((time.process_time() - work) * 1000)
        taken.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            sys.exit(f"{name} answered {answer.status_code}.")
        size = max(size, len(answer.content))
    p95 = at(taken, 0.95)
    told = (at(taken, 0.5), p95, max(taken), at(busy, 0.95), size / 1000)
    print(name, len(taken), *(f"{value:.1f}" for value in told), sep="\t")
    return p95


def at(times: list[float], share: float) -> float:
    """The value below which this share of the times lies."""
    return sorted(times)[max(int(len(times) * share) - 1, 0)]


def signed_in(person, key):
    """A browser in which the person is signed in, with the key that the password opens."""
    from django.test import Client

    from uprdesk.coalition.doorway import IDENTITY

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    session = client.session
    session[IDENTITY] = key.secret
    session.save()
    return client


def signing_in(people: list[tuple], runs: int = 7) -> float:
    """Sign people in by the form at the real cost; the median in seconds."""
    from django.test import Client
    from django.urls import reverse

    person = people[0][0]
    person.choose_password(PASSWORD, people[0][1])
    person.save()
    given = {"pseudonym": person.pseudonym, "password": PASSWORD}

    def once() -> None:
        answer = Client(SERVER_NAME="127.0.0.1").post(reverse("coalition:sign-in"), given)
        if answer.status_code != 302:
            sys.exit(f"Signing in answered {answer.status_code}.")

    taken = [seconds(once) for _ in range(runs)]
    print("sign in", runs, f"{statistics.median(taken) * 1000:.0f}", sep="\t")
    return statistics.median(taken)


def seconds(work: Callable[[], None]) -> float:
    """How long `work` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
