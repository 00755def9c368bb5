"""What people do at random on the pages: read, write, follow calendars, and forge requests."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from tests.filling import Form, Page, fill
from tests.random_members.model import Desk
from tests.random_members.world import FEED, MARK, Leak, Pick, World, text_of
from tests.uprdesk.test_engagement_doors import Door
from uprdesk.coalition.models import Membership, SealedRow, private_tables
from uprdesk.coalition.rights import Kind, Right

LEFT_OUT = {
    "coalition:admit",
    "coalition:close",
    "coalition:erase",
    "coalition:erase-stop",
    "coalition:go-on",
    "coalition:invite",
    "coalition:issue-files",
    "coalition:leave",
    "coalition:member",
    "coalition:recover",
    "coalition:recovery-download",
    "coalition:recovery-taken",
    "coalition:remove",
    "coalition:renew",
    "coalition:settings",
    "coalition:withdraw",
}
"""Forms about membership and keys: they have acts of their own."""

PLAIN_PAGES = ("shell:home", "coalition:desk", "coalition:account", "coalition:begin")
MOST_TRIES = 4
ROWS_OF = {"organisation": "Organisation", "proposal": "Proposal"}
"""Arguments of addresses that are numbers of rows; "what" and "member" are drawn apart."""

VALUES: dict[str, Any] = {"day": "2031-02-03", "due": "2031-02-03", "hour": "", "until": ""}
"""What is typed where words would not do."""


def rows_of(desk: Desk) -> dict[str, list[UUID]]:
    """Numbers of the rows of an engagement by the name of their table."""
    found: dict[str, list[UUID]] = {}
    for table in private_tables():
        of_desk = table._base_manager.filter(engagement=desk.pk)
        found[table.__name__] = list(of_desk.order_by("pk").values_list("pk", flat=True)[:50])
    members = Membership.objects.filter(engagement=desk.pk).order_by("joined_at", "pk")
    return found | {"Membership": list(members.values_list("pk", flat=True))}


def arguments(door: Door, rows: dict[str, list[UUID]], pick: Pick) -> dict[str, object]:
    """Arguments for an address, of rows of one engagement where there are any."""
    drawn: dict[str, object] = {}
    for name, _converter in door.arguments:
        if name == "member":
            choice: list[Any] = list(rows["Membership"])
        elif name == "what":
            choice = ["submission", "dialogue", *rows.get("Task", [])]
        elif name == "form":
            choice = ["csv", "xlsx"]
        else:
            choice = list(rows.get(ROWS_OF.get(name, ""), []))
        if choice:
            drawn[name] = pick(choice)
    return drawn


def read(world: World, pick: Pick) -> None:
    """Open a page of an engagement, with a row of it, or of another one."""
    desk, door = pick(world.standing), pick(world.doors)
    whose = pick([desk, desk, desk, *world.standing])
    who = pick(sorted(desk.places) * 2 + sorted(world.people))
    address = door.address(desk.pk, arguments(door, rows_of(whose), pick))
    answer, text = world.ask(who, address)
    status = desk.refusal(who, door.kind, door.right, waiting=door.waiting)
    if status:
        assert answer.status_code == status, f"{who}: {address} gave {answer.status_code}"
        world.refused["read"] += 1
    else:
        assert answer.status_code not in {401, 403}, f"{who}: {address} was refused"
    hide_people(world, who, text, address)


def hide_people(world: World, who: str, text: str, address: str) -> None:
    """Raise Leak where somebody is named whom the reader has nothing to do with."""
    known = {who}
    for desk in world.standing:
        if who in desk.places:
            known |= desk.places.keys() | desk.once
    for name in world.people.keys() - known:
        if f">{name}<" in text:
            raise Leak(f"{who} was shown {name} by {address}")


def read_plain(world: World, pick: Pick) -> None:
    """Open a page outside of engagements, which may speak of one's own."""
    who, name = pick(sorted(world.people)), pick(PLAIN_PAGES)
    _answer, text = world.ask(who, reverse(name))
    hide_people(world, who, text, name)


def write(world: World, pick: Pick) -> None:
    """Open a page of the work, fill in one of its forms, and send it."""
    desk = pick(world.standing)
    who = pick(sorted(desk.places))
    for _ in range(MOST_TRIES):
        door = pick([one for one in world.doors if one.name not in LEFT_OUT])
        address = door.address(desk.pk, arguments(door, rows_of(desk), pick))
        answer, text = world.ask(who, address)
        forms = work_in(Page(address, text), desk) if answer.status_code == 200 else []
        if forms:
            send(world, who, desk, pick(forms))
            return


def work_in(page: Page, desk: Desk) -> list[Form]:
    """The forms of a page that belong to the work of an engagement."""
    return [
        form
        for form in page.forms
        if str(desk.pk) in form.action and form.method == "post" and form.address not in LEFT_OUT
    ]


def send(world: World, who: str, desk: Desk, form: Form, **values: Any) -> None:
    """Fill a form in, each text marked as what it is, and send it."""
    kind = kind_of(world, form.address)
    marked = fill(form, lambda _field: world.mark(desk.number, kind, who), VALUES | values)
    answer, text = world.ask(who, form.action, marked, post=True)
    assert answer.status_code in {200, 302, 400, 404}, f"{form.key}: {answer.status_code}"
    for token in FEED.findall(text):
        world.feeds.append((token, who, desk))


def kind_of(world: World, name: str) -> Kind:
    """Kind of the things that a form writes."""
    return next(door.kind for door in world.doors if door.name == name)


def follow_calendar(world: World, pick: Pick) -> None:
    """A program asks for a calendar that somebody made once."""
    if not world.feeds:
        return
    token, who, desk = pick(world.feeds)
    answer = world.client.get(reverse("timeline:feed", args=[token]))
    if answer.status_code == 404:
        world.refused["follow_calendar"] += 1
        return
    works = desk in world.standing and desk.works(who)
    if not works or not desk.may(who, Kind.PLAN, Right.EXPORT):
        raise Leak(f"the calendar of {who} still opens")
    for found in MARK.finditer(text_of(answer).replace("\r\n ", "")):
        if int(found[1]) != desk.number or found[2].lower() != Kind.PLAN:
            raise Leak(f"the calendar of {who} tells {found[0]}")


def forge(world: World, pick: Pick) -> None:
    """Send a form of one engagement with numbers of rows of another one; nothing may come of it."""
    if len(world.standing) < 2:
        return
    desk = pick(world.standing)
    other = pick([one for one in world.standing if one != desk])
    who = pick(sorted(desk.places))
    with_rows = [one for one in world.doors if one.arguments and one.name != "coalition:withdraw"]
    door, rows = pick(with_rows), rows_of(other)
    drawn = arguments(door, rows, pick)
    named = {value for value in drawn.values() if isinstance(value, UUID)}
    if not named:
        return
    foreign = [str(pk) for numbers in rows.values() for pk in numbers]
    data = {"version": "1", "parts": ["coordinator"], "owners": foreign, "speakers": foreign}
    data |= {"note": "forged", "title": "forged", "name_es": "forged", "text": "forged"}
    address = door.address(desk.pk, drawn)
    before = sealed_rows(other)
    status = desk.refusal(who, door.kind, door.right, waiting=door.waiting) or 404
    answer, _text = world.ask(who, address, data, post=True)
    assert answer.status_code in {status, 405}, f"{who} forged {address}: {answer.status_code}"
    assert sealed_rows(other) == before, f"{who} changed rows of engagement {other.number}"
    world.refused["forge"] += 1


def sealed_rows(desk: Desk) -> list[tuple[str, UUID, bytes]]:
    """All boxes of an engagement."""
    found: list[tuple[str, UUID, bytes]] = []
    for table in private_tables():
        rows: list[SealedRow] = list(table._base_manager.filter(engagement=desk.pk).order_by("pk"))
        found += [(table.__name__, row.pk, bytes(row.sealed)) for row in rows]
    return found
