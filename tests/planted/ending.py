"""What people do at the end, in order: forms that need others before them, or after which somebody
is out."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils import timezone

from tests.engagements import Ours
from tests.planted import OTHER_PASSWORD
from tests.planted.walking import Walker
from tests.random_members.world import FEED
from uprdesk.coalition.actions import invitations
from uprdesk.coalition.models import Membership, Organisation, Person, Proposal
from uprdesk.coalition.rights import Part
from uprdesk.stages.timeline.models import AnnouncedDate, Task
from uprdesk.stages.timeline.overview import overview

Walkers = Mapping[str, Walker]


def at_the_end(walkers: Walkers, ours: Ours) -> str:
    """Everything in order; a token that was handed out."""
    luna = walkers["luna"]
    luna.come_in()
    work(luna, ours)
    token = join(walkers, ours)
    sign_in_in_every_way(luna)
    emergency(walkers, ours)
    leave(walkers, ours)
    return token


def desk(ours: Ours, name: str, **arguments: object) -> str:
    """An address inside our engagement."""
    return reverse(name, kwargs={"engagement": ours.engagement.pk, **arguments})


def work(luna: Walker, ours: Ours) -> None:
    """Rows that were written on the way are changed, decided, taken out and brought back."""
    here = ours.here(ours.luna)
    before = {row.pk for row in Proposal.objects.of(here)}
    luna.act(desk(ours, "coalition:decision-new"), "coalition:decision-new")
    new = Proposal.objects.of(here).exclude(pk__in=before).get()
    # before anybody votes, comments or closes it
    one = desk(ours, "coalition:decision-change", proposal=new.pk)
    luna.act(one, "coalition:decision-change")
    luna.walk([desk(ours, "coalition:decision", proposal=new.pk)], far=False)
    here = ours.here(ours.luna)
    day = overview(here, timezone.now()).by_what["submission"].when.day
    item = desk(ours, "timeline:item", what="submission")
    AnnouncedDate.objects.of(here).delete()
    luna.act(item, "timeline:announce", day=str(day), hour="")
    luna.act(item, "timeline:withdraw")
    task = Task.objects.of(here)[0].pk
    for name in ("change", "remove"):
        luna.act(desk(ours, f"timeline:{name}", what=task), f"timeline:{name}")
    for row in Organisation.objects.of(here).filter(removed_at=None)[:1]:
        one = desk(ours, "coalition:organisation-remove", organisation=row.pk)
        luna.act(one, "coalition:organisation-remove")
    luna.act(desk(ours, "coalition:organisations"), "coalition:organisation-restore")


def join(walkers: Walkers, ours: Ours) -> str:
    """Somebody with an account joins by a link; somebody else reads a calendar by its address."""
    at, here = timezone.now(), ours.here(ours.luna)
    token = invitations.invite(here, parts=[Part.MEMBER], at=at)
    walkers["nobody"].act(reverse("coalition:link", args=[token]), "coalition:join")
    assert walkers["nobody"].open(desk(ours, "coalition:waiting"))
    luna = walkers["luna"]
    luna.act(desk(ours, "timeline:calendar"), "timeline:make")
    feed = FEED.findall(luna.text)[0]
    assert walkers["visitor"].open(reverse("timeline:feed", args=[feed]))
    return token


def sign_in_in_every_way(luna: Walker) -> None:
    """A new password, then each of the three second steps; then the steps go."""
    account = reverse("coalition:account")
    luna.act(account, "coalition:password")
    luna.password = OTHER_PASSWORD
    for field in ("code", "recovery", "passkey"):
        luna.client.cookies.clear()
        luna.act(reverse("coalition:sign-in"), "coalition:sign-in", pseudonym="Luna")
        luna.act(reverse("coalition:second-step"), "coalition:second-step", having=field)
    for name in ("coalition:end-session", "coalition:end-sessions"):
        other = Walker(Person.objects.get(pk=luna.person.pk), luna.seen, identity=luna.identity)
        other.open(account)
        luna.act(account, name)
    page = luna.open(account)
    assert page is not None
    steps = [link for link in page.links if "/steps/" in link]
    luna.act(steps[0], "coalition:remove-step")


def emergency(walkers: Walkers, ours: Ours) -> None:
    """Recovery files are handed over, the engagement is closed, and opened again by two of them."""
    luna = walkers["luna"]
    mar = Membership.objects.get(engagement=ours.engagement, person=ours.mar)
    both = [Part.COORDINATOR, Part.DRAFTER]
    luna.act(desk(ours, "coalition:member", member=mar.pk), "coalition:member", parts=both)
    here = ours.here(ours.luna)
    luna.act(desk(ours, "coalition:erase"), "coalition:erase", name=here.name)
    luna.act(desk(ours, "coalition:erase"), "coalition:erase-stop")
    rows = Membership.objects.filter(
        engagement=ours.engagement, person__in=[ours.luna, ours.mar, ours.rio]
    )
    chosen = [str(row.pk) for row in rows]
    luna.act(desk(ours, "coalition:keys"), "coalition:issue-files", holders=chosen)
    for name in ("luna", "mar", "rio"):
        for deed in ("recovery-download", "recovery-taken"):
            walkers[name].act(desk(ours, "coalition:recovery-file"), f"coalition:{deed}")
    luna.act(desk(ours, "coalition:close"), "coalition:close")
    luna.come_in()
    luna.act(desk(ours, "coalition:recover"), "coalition:recover")


def leave(walkers: Walkers, ours: Ours) -> None:
    """Members go, engagements and accounts are erased, somebody signs out."""
    sol = Membership.objects.get(engagement=ours.engagement, person=ours.sol)
    walkers["luna"].act(desk(ours, "coalition:remove", member=sol.pk), "coalition:remove")
    for name in ("nube", "faro", "dmitri"):
        walkers[name].come_in()
    walkers["nube"].act(desk(ours, "coalition:leave"), "coalition:leave")
    walkers["faro"].act(reverse("coalition:erase-account"), "coalition:erase-account")
    there = ours.here(ours.dmitri, ours.theirs)
    address = reverse("coalition:erase", args=[ours.theirs.pk])
    walkers["dmitri"].act(address, "coalition:erase", name=there.name)
    walkers["luna"].act(reverse("coalition:account"), "coalition:sign-out")
