"""Every address, every person: who gets in where. The first page of a review of security.

A new address fails here until its view says what it needs (`uprdesk.coalition.doors`) and a row
says what each person gets. Addresses inside an engagement have their own test, without rows:
`test_engagement_doors`.
"""

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories import DropFactory
from tests.uprdesk.record.readings import report
from uprdesk.record import importer
from uprdesk.record.models import ImportRun, Recommendation
from uprdesk.shell import jobs

# what amina (administers, curates), bruno (signed in) and a visitor get where the record is closed
# 302 for a visitor: to the sign-in page. 404 hides that the thing exists; 403: not with your rights
DOORS = {
    ("get", "shell:home"): (200, 200, 302),
    ("get", "shell:language"): (302, 302, 302),
    ("post", "shell:language"): (302, 302, 302),
    ("get", "shell:leave"): (302, 302, 302),
    ("get", "shell:gallery"): (200, 200, 302),
    ("get", "shell:health"): (200, 200, 200),
    ("get", "shell:jobs"): (200, 200, 302),
    # amina's own job
    ("get", "shell:job"): (200, 404, 302),
    ("post", "shell:cancel"): (302, 404, 302),
    ("get", "coalition:sign-in"): (302, 302, 200),
    ("post", "coalition:sign-out"): (302, 302, 302),
    # nobody who typed a password before
    ("get", "coalition:second-step"): (302, 302, 302),
    ("post", "coalition:second-step"): (302, 302, 302),
    # these sessions hold no key, without which nobody touches a second step
    ("get", "coalition:add-app"): (403, 403, 302),
    ("post", "coalition:add-app"): (403, 403, 302),
    ("get", "coalition:add-passkey"): (403, 403, 302),
    ("post", "coalition:add-passkey"): (403, 403, 302),
    ("get", "coalition:new-codes"): (403, 403, 302),
    ("post", "coalition:new-codes"): (403, 403, 302),
    ("get", "coalition:remove-step"): (403, 403, 302),
    ("post", "coalition:remove-step"): (403, 403, 302),
    ("post", "coalition:end-sessions"): (302, 302, 302),
    ("post", "coalition:end-session"): (404, 404, 302),  # never began
    # a link that was never made
    ("get", "coalition:link"): (410, 410, 410),
    ("post", "coalition:accept"): (410, 410, 410),
    ("post", "coalition:join"): (410, 410, 302),
    ("get", "coalition:account"): (200, 200, 302),
    ("get", "coalition:erase-account"): (200, 200, 302),
    ("post", "coalition:erase-account"): (400, 400, 302),  # no password
    ("post", "coalition:password"): (400, 400, 302),  # nothing typed
    ("get", "coalition:desk"): (200, 200, 302),
    # signed in without keys: the test opens no session by a password
    ("get", "coalition:begin"): (403, 403, 302),
    ("post", "coalition:begin"): (403, 403, 302),
    ("get", "coalition:people"): (200, 403, 302),
    ("post", "coalition:people"): (200, 403, 302),
    ("post", "coalition:roles"): (302, 403, 302),
    ("get", "timeline:feed"): (404, 404, 404),  # a calendar that was never made
    ("get", "record:search"): (200, 200, 302),
    ("get", "record:export"): (200, 200, 302),
    ("get", "record:recommendation"): (200, 200, 302),
    ("post", "record:label"): (302, 403, 302),
    ("get", "record:alike"): (200, 200, 302),
    ("get", "record:similar"): (200, 200, 302),
    ("post", "record:similar"): (200, 200, 302),
    ("get", "record:measures"): (200, 200, 302),
    ("post", "record:train"): (302, 403, 302),
    ("get", "record:states"): (200, 200, 302),
    ("get", "record:state"): (200, 200, 302),
    ("get", "record:asks"): (200, 200, 302),
    ("get", "record:forecast"): (200, 200, 302),
    ("post", "record:forecast"): (200, 200, 302),
    ("get", "record:whom"): (200, 200, 302),
    ("get", "record:targets"): (200, 200, 302),
    ("post", "record:targets"): (200, 200, 302),
    ("get", "record:targets-file"): (404, 404, 302),  # no model
    ("post", "record:targets-file"): (404, 404, 302),  # no model
    ("get", "record:issues"): (200, 200, 302),
    ("get", "record:issue"): (200, 200, 302),
    ("get", "record:sessions"): (200, 200, 302),
    ("get", "record:session"): (200, 200, 302),
    ("get", "record:report-to-try"): (404, 404, 302),  # this store holds no sample
    ("get", "record:drop"): (200, 200, 302),
    ("post", "record:drop"): (400, 400, 302),  # no file
    # amina's own drop
    ("get", "record:dropped"): (200, 404, 302),
    ("post", "record:drop-describe"): (302, 404, 302),
    ("get", "record:drop-save"): (200, 403, 302),
    ("post", "record:drop-save"): (302, 403, 302),
    ("post", "record:drop-discard"): (302, 404, 302),
    ("get", "record:drop-file"): (200, 404, 302),
    ("get", "record:runs"): (200, 200, 302),
    ("get", "record:run"): (200, 200, 302),
    ("get", "record:doubts"): (200, 403, 302),
    ("post", "record:decide"): (404, 403, 302),  # never asked
}

# what a visitor gets where the record is open (UPRDESK_PUBLIC_RECORD); the others get the same
OPEN_TO_VISITORS: dict[tuple[str, str], int] = {
    ("get", "shell:home"): 200,
    ("get", "record:search"): 200,
    ("get", "record:export"): 200,
    ("get", "record:recommendation"): 200,
    ("get", "record:alike"): 200,
    ("get", "record:similar"): 200,
    ("post", "record:similar"): 200,
    ("get", "record:measures"): 200,
    ("get", "record:states"): 200,
    ("get", "record:state"): 200,
    ("get", "record:asks"): 200,
    ("get", "record:forecast"): 200,
    ("post", "record:forecast"): 200,
    ("get", "record:whom"): 200,
    ("get", "record:targets"): 200,
    ("post", "record:targets"): 200,
    ("get", "record:targets-file"): 404,  # no model
    ("post", "record:targets-file"): 404,  # no model
    ("get", "record:issues"): 200,
    ("get", "record:issue"): 200,
    ("get", "record:sessions"): 200,
    ("get", "record:session"): 200,
    ("get", "record:runs"): 200,
    ("get", "record:run"): 200,
}


@dataclass(frozen=True)
class Things:
    """One thing for each address that needs one."""

    args: dict[str, list[object]]
    data: dict[str, dict[str, str]]


@pytest.fixture
def things(cast, noon) -> Things:
    """Arguments of addresses and fields of forms; a room adds its own here."""
    importer.save(report(), sha256="0" * 64, at=noon, sample=True)
    job = jobs.enqueue(nothing, by=cast.amina, at=noon)
    drop = DropFactory(owner=cast.amina, reading=report()).pk
    return Things(
        args={
            "shell:language": ["es"],
            "shell:job": [job.pk],
            "shell:cancel": [job.pk],
            "coalition:link": ["never-made"],
            "coalition:accept": ["never-made"],
            "timeline:feed": ["never-made"],
            "coalition:join": ["never-made"],
            "coalition:roles": [cast.bruno.pk],
            "coalition:remove-step": [UUID(int=0)],
            "coalition:end-session": [0],
            "record:export": ["csv"],
            "record:report-to-try": ["pdf"],
            "record:state": ["CRI"],
            "record:asks": ["CRI"],
            "record:forecast": ["CRI"],
            "record:targets": ["CRI"],
            "record:targets-file": ["CRI", "csv"],
            "record:issue": ["death-penalty"],
            "record:session": [19],
            "record:recommendation": [Recommendation.objects.first().key],
            "record:label": [Recommendation.objects.first().key],
            "record:alike": [Recommendation.objects.first().key],
            "record:dropped": [drop],
            "record:drop-describe": [drop],
            "record:drop-save": [drop],
            "record:drop-discard": [drop],
            "record:drop-file": [drop, "csv"],
            "record:run": [ImportRun.objects.get().pk],
            "record:decide": [1],
        },
        data={"record:targets": {"ask": "Plant trees"}, "record:similar": {"text": "Plant trees"}},
    )


@jobs.long_work("Nothing")
def nothing(work: jobs.Work) -> None:
    """Long work that is done at once."""


def routes(patterns=None, spaces: tuple[str, ...] = ()) -> dict[str, object]:
    """Every named address and its view, walked from the URL configuration."""
    found = {}
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if "engagement" in entry.pattern.converters:
            continue  # see test_engagement_doors
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            found |= routes(entry.url_patterns, inner)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{entry.pattern} has no name"
            found[":".join([*spaces, entry.name])] = entry.callback
    return found


ROUTES = routes()


@pytest.mark.parametrize("name", ROUTES)
def test_every_address_says_what_it_needs(name):
    assert hasattr(ROUTES[name], "needs"), (
        f"{name} has no rule. Put @public, @signed_in, @record_reader or @needs(Can.…) on top of "
        f"its view, then add it to DOORS in {__file__}."
    )
    assert name in {door for _, door in DOORS}, f"add {name} to DOORS in {__file__}"


def knock(client, method: str, name: str, things: Things) -> int:
    address = reverse(name, args=things.args.get(name, []))
    answer = getattr(client, method)(address, things.data.get(name, {}))
    list(answer)  # what is streamed keeps its file open until it is read
    return answer.status_code


@pytest.mark.parametrize(("method", "name"), DOORS)
@pytest.mark.parametrize("who", ["amina", "bruno", "visitor"])
def test_doors(client, cast, things, who, method, name, settings):
    settings.PUBLIC_RECORD = False
    if person := getattr(cast, who):
        client.force_login(person)
    expected = dict(zip(("amina", "bruno", "visitor"), DOORS[method, name], strict=True))
    assert knock(client, method, name, things) == expected[who]


@pytest.mark.parametrize(("method", "name"), DOORS)
def test_doors_of_visitors_where_the_record_is_open(client, things, method, name, settings):
    settings.PUBLIC_RECORD = True
    expected = OPEN_TO_VISITORS.get((method, name), DOORS[method, name][2])
    assert knock(client, method, name, things) == expected


def test_a_view_without_a_rule_is_closed_to_visitors(client, settings):
    """Behind the rules stands the middleware: signed in is the default."""
    settings.ROOT_URLCONF = "tests.uprdesk.forgotten_urls"
    assert client.get("/forgotten/").status_code == 302
