"""What people do at random about membership and keys: each act says what should come of it.

An act takes the world and `pick`, which draws one of several things. It sends what a browser would
send, also where the person may not do it, and notes in the model what should be so afterwards.
"""

from django.db import transaction
from django.urls import reverse

from tests.factories import PASSWORD
from tests.random_members.model import Desk, Link, Place
from tests.random_members.world import Pick, World
from uprdesk.coalition.actions import door
from uprdesk.coalition.doorway import words_for
from uprdesk.coalition.models import EngagementKey, HeldKey, Invitation, Membership, digest
from uprdesk.coalition.rights import Kind, Part, Right

MANAGES_PEOPLE = (Kind.PEOPLE, Right.MANAGE)
MANAGES_ALL = (Kind.ENGAGEMENT, Right.MANAGE)
SEES = (Kind.ENGAGEMENT, Right.SEE)

OTHER_PASSWORD = "four words nobody joined"
MOST_DESKS = 4


def anybody(world: World, pick: Pick, desk: Desk) -> str:
    """Mostly somebody of the engagement, at times a stranger."""
    inside = sorted(desk.places)
    return pick(inside * 3 + sorted(world.people))


def begin(world: World, pick: Pick) -> None:
    """Somebody begins another engagement."""
    if len(world.standing) < MOST_DESKS:
        world.begin(pick(sorted(world.people)))


def invite(world: World, pick: Pick) -> None:
    """Make a single-use link."""
    desk = pick(world.standing)
    who = anybody(world, pick, desk)
    parts = pick([[Part.MEMBER], [Part.OBSERVER], [Part.DRAFTER], [Part.COORDINATOR]])
    address = world.url("coalition:invite", desk)
    page = world.deed(who, desk, MANAGES_PEOPLE, address, {"parts": parts})
    if page is not None:
        token = page.split("/link/")[1].split("/")[0]
        desk.links.append(Link(token, [part.value for part in parts], who))


def withdraw(world: World, pick: Pick) -> None:
    """Take a link back."""
    desk = pick(world.standing)
    if desk.links:
        who, link = anybody(world, pick, desk), pick(desk.links)
        row = Invitation.objects.get(token_digest=digest(link.token))
        address = world.url("coalition:withdraw", desk, link=row.pk)
        if world.deed(who, desk, MANAGES_PEOPLE, address) is not None:
            desk.spend([link])


def join(world: World, pick: Pick) -> None:
    """Use a link, at times one that is spent."""
    desk = pick(world.standing)
    links = desk.links * 3 + desk.spent
    if not links:
        return
    who, link = pick(sorted(world.people)), pick(links)
    address = reverse("coalition:join", args=[link.token])
    before = Membership.objects.count()
    answer, _text = world.ask(who, address, post=True)
    works = link in desk.links and who not in desk.places
    assert Membership.objects.count() == before + works, f"{who} by a link: {answer.status_code}"
    if works:
        desk.spend([link])
        desk.places[who] = Place(list(link.parts))
    else:
        world.refused["join"] += 1


def admit(world: World, pick: Pick) -> None:
    """Compare the words, at times wrongly, and let somebody in."""
    desk = pick(world.standing)
    waiting = sorted(name for name, place in desk.places.items() if not place.admitted)
    if not waiting:
        return
    who, whom = anybody(world, pick, desk), pick(waiting)
    member = Membership.objects.get(pk=world.row(desk, whom))
    words = list(words_for(member)) if pick([True, True, False]) else ["badab", "kedek", "o", "i"]
    address = world.url("coalition:admit", desk, member=member.pk)
    wrong = tuple(words) != words_for(member)
    page = world.deed(who, desk, MANAGES_PEOPLE, address, {"word": words}, impossible=wrong)
    if page is not None:
        desk.places[whom].admitted = True


def change_parts(world: World, pick: Pick) -> None:
    """Give somebody other parts."""
    desk = pick(world.standing)
    who, whom = anybody(world, pick, desk), pick(sorted(desk.places))
    parts = [part for part in Part.values if pick([False, False, True])] or [pick(Part.values)]
    last = Part.COORDINATOR not in parts and desk.only_lead(whom)
    address = world.url("coalition:member", desk, member=world.row(desk, whom))
    page = world.deed(who, desk, MANAGES_PEOPLE, address, {"parts": parts}, impossible=last)
    if page is not None:
        desk.places[whom].parts = parts


def remove(world: World, pick: Pick) -> None:
    """Take somebody out."""
    desk = pick(world.standing)
    who = anybody(world, pick, desk)
    others = [name for name in sorted(desk.places) if name != who]
    if others:
        whom = pick(others)
        address = world.url("coalition:remove", desk, member=world.row(desk, whom))
        last = desk.only_lead(whom)
        if world.deed(who, desk, MANAGES_PEOPLE, address, impossible=last) is not None:
            desk.drop(whom)


def leave(world: World, pick: Pick) -> None:
    """Go by oneself; without any key at hand nobody renews what one knows."""
    desk = pick(world.standing)
    who = anybody(world, pick, desk)
    keyless = desk.withdrawn and who in desk.places and desk.places[who].admitted
    impossible = who in desk.places and (desk.only_lead(who) or keyless)
    address = world.url("coalition:leave", desk)
    page = world.deed(who, desk, SEES, address, waiting=True, impossible=impossible)
    if page is not None:
        if not desk.places[who].admitted:
            desk.knowing.add(who)
        else:
            desk.knowing.clear()
        desk.drop(who)


def renew(world: World, pick: Pick) -> None:
    """New keys for those who are in."""
    desk = pick(world.standing)
    address = world.url("coalition:renew", desk)
    if world.deed(anybody(world, pick, desk), desk, MANAGES_ALL, address) is not None:
        desk.knowing.clear()


def rename(world: World, pick: Pick) -> None:
    """Call the engagement something else."""
    desk = pick(world.standing)
    who, address = anybody(world, pick, desk), world.url("coalition:settings", desk)
    name = world.mark(desk.number, Kind.ENGAGEMENT, who)
    data = world.filled(who, address, {"name": name, "erase_on": ""}) or {"name": name}
    if world.deed(who, desk, MANAGES_ALL, address, data) is not None:
        desk.name = name


def forget_password(world: World, pick: Pick) -> None:
    """Somebody comes back by a link for a new password: they wait in each of their engagements."""
    who = pick(sorted(world.people))
    person = world.people[who]
    token = door.make_link(by=None, person=person, at=world.now)
    address = reverse("coalition:accept", args=[token])
    data = {"password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    world.browsers[who].cookies.clear()
    answer = world.browsers[who].post(address, data)
    assert answer.status_code == 302, f"{who}: a new password gave {answer.status_code}"
    signed_in = door.sign_in(pseudonym=who, password=OTHER_PASSWORD, at=world.now)
    signed_in.person.identity = signed_in.identity
    world.people[who] = signed_in.person
    world.loot.meet(signed_in.person)
    for desk in world.standing:
        if who in desk.places:
            desk.places[who].admitted = False
            desk.agreed.discard(who)


# --- recovery and emergency ----------------------------------------------------------------------


def issue_files(world: World, pick: Pick) -> None:
    """Give recovery files to three members, at times to fewer."""
    desk = pick(world.standing)
    able = sorted(name for name, place in desk.places.items() if place.admitted)
    who = anybody(world, pick, desk)
    chosen = able[: pick([2, 3, 3, 3])]
    rows = [str(world.row(desk, name)) for name in chosen]
    address, data = world.url("coalition:issue-files", desk), {"holders": rows}
    page = world.deed(who, desk, MANAGES_ALL, address, data, impossible=len(chosen) != 3)
    if page is not None:
        desk.old_files = (desk.old_files + desk.files)[-3:]
        desk.files, desk.holders = [], set(chosen)


def take_file(world: World, pick: Pick) -> None:
    """Take one's own recovery file, or try to take another's."""
    desk = pick(world.standing)
    who = pick(sorted(desk.holders) * 3 + sorted(world.people))
    address = world.url("coalition:recovery-download", desk)
    impossible = who not in desk.holders
    page = world.deed(who, desk, SEES, address, impossible=impossible)
    if page is None or "text/plain" not in page:
        return  # refused, or sealed for a key of before a forgotten password
    assert world.deed(who, desk, SEES, world.url("coalition:recovery-taken", desk)) is not None
    desk.holders.discard(who)
    desk.files.append(page.split("\n\n", 1)[-1])


def recover(world: World, pick: Pick) -> None:
    """Bring two files: those of today, the same one twice, old ones, or those of another desk."""
    desk = pick(world.standing)
    foreign = [text for other in world.standing if other != desk for text in other.files]
    texts = desk.files * 4 + desk.old_files + foreign
    if not texts or (desk.closed and not desk.withdrawn):
        return
    who, one, two = anybody(world, pick, desk), pick(texts), pick(texts)
    good = one != two and one in desk.files and two in desk.files
    address = world.url("coalition:recover", desk)
    data = {"words_one": one, "words_two": two}
    page = world.deed(who, desk, MANAGES_ALL, address, data, waiting=True, impossible=not good)
    if page is None:
        return
    if desk.closed:
        for place in desk.places.values():
            place.admitted = False
        desk.closed = desk.withdrawn = False
        desk.knowing.clear()
    desk.places[who].admitted = True


def close(world: World, pick: Pick) -> None:
    """Close an engagement in one act."""
    desk = pick(world.standing)
    who, address = anybody(world, pick, desk), world.url("coalition:close", desk)
    if world.deed(who, desk, MANAGES_ALL, address, {"password": password_of(world, who)}) is None:
        return
    desk.closed, desk.withdrawn = True, len(desk.files) >= 2
    desk.spend(desk.links)


def reopen(world: World, pick: Pick) -> None:
    """Open with the password what was closed without withdrawing the keys."""
    closed = [desk for desk in world.standing if desk.closed and not desk.withdrawn]
    if closed:
        desk = pick(closed)
        who, address = anybody(world, pick, desk), world.url("coalition:recover", desk)
        never = who in desk.places and not desk.places[who].admitted
        data = {"password": password_of(world, who)}
        page = world.deed(who, desk, MANAGES_ALL, address, data, waiting=True, impossible=never)
        if page is not None:
            desk.closed = False


def password_of(world: World, who: str) -> str:
    """The password of somebody today."""
    return PASSWORD if world.people[who].check_password(PASSWORD) else OTHER_PASSWORD


def erase(world: World, pick: Pick) -> None:
    """Agree to erase an engagement; with the last coordinator's word it is gone."""
    desk = pick(world.standing)
    if len(world.standing) < 3:
        return
    who, address = anybody(world, pick, desk), world.url("coalition:erase", desk)
    typed = pick([desk.name, desk.name, "Another"])
    page = world.deed(
        who, desk, MANAGES_ALL, address, {"name": typed}, impossible=typed != desk.name
    )
    if page is not None:
        desk.agreed.add(who)
        if all(name in desk.agreed for name, place in desk.places.items() if place.leads):
            desk.places, desk.links, desk.holders, desk.files = {}, [], set(), []


# --- with keys of before, and copies of the store ------------------------------------------------


def plunder(world: World, pick: Pick) -> None:
    """Somebody tries all they ever held on the rows of an engagement as it is today."""
    desk, who = pick(world.standing), pick(sorted(world.people))
    engagement = Membership.objects.filter(engagement=desk.pk)[0].engagement
    if who in desk.places or who in desk.knowing:
        return  # the keys of today say what they may: `World.look_at_keys`
    assert not world.loot.opens(who, engagement), f"{who} opened rows of engagement {desk.number}"


def replay(world: World, pick: Pick) -> None:
    """Put old wrappings back into the store, with a membership beside them, and read the pages."""
    desk, who = pick(world.standing), pick(sorted(world.people))
    if who in desk.places or who in desk.knowing:
        return
    person = world.people[who]
    with transaction.atomic():
        Membership.objects.create(
            engagement_id=desk.pk,
            person=person,
            parts=Part.values,
            joined_at=world.now,
            admitted_at=world.now,
        )
        for key, whose, wrapped in world.loot.copies[desk.pk]:
            if whose == person.pk and EngagementKey.objects.filter(pk=key).exists():
                HeldKey.objects.get_or_create(
                    key_id=key, person=person, defaults={"wrapped": wrapped}
                )
        for name in ("timeline:today", "coalition:members", "coalition:settings"):
            world.ask(who, world.url(name, desk))
        transaction.set_rollback(True)
