"""What a person in an engagement has to know about its keys and its end, on each of its pages."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from upr.stages.timeline import day_of
from upr.text import Text, gettext_noop, say
from upr.vocab.named import Day
from uprdesk.coalition.doorway import Here, obstacle_for
from uprdesk.coalition.models import (
    RecoveryFile,
    RecoveryState,
    Resealing,
    TraceEntry,
    recovery_state,
)
from uprdesk.coalition.rights import Kind, Right

REMEMBERED = timedelta(days=30)
"""How long all members are told that recovery files were used."""

ERASED_SOON = timedelta(days=30)
"""How long before it all members are told that everything is erased."""

OF_STATE = {
    RecoveryState.NONE: gettext_noop(
        "There are no recovery files: if the last coordinator forgets the password, everything "
        "here is lost."
    ),
    RecoveryState.HOLDER_GONE: gettext_noop(
        "Somebody who was given a recovery file has left: all three have to be issued anew."
    ),
    RecoveryState.USED: gettext_noop(
        "Two recovery files were used: all three have to be issued anew."
    ),
    RecoveryState.WAITING: gettext_noop("Not everybody has taken their recovery file yet."),
}


@dataclass(frozen=True)
class Notice:
    """One thing to know.

    kind  as of the component c-notice: "warn", or empty
    url   where something can be done about it; empty where nothing can
    link  words of the link
    """

    kind: str
    sentence: Text
    url: str = ""
    link: Text = Text("")


def notices_for(here: Here, at: datetime) -> list[Notice]:
    """What this person has to know now, the most urgent first; nothing before they are in."""
    if obstacle_for(here):
        return []
    found = [*of_erasing(here, at), *of_use(here, at), *of_own_file(here)]
    if here.may(Kind.ENGAGEMENT, Right.MANAGE):
        found += [*of_renewal(here), *of_files(here), *of_resealing(here, at)]
    return sorted(found, key=lambda notice: notice.kind != "warn")


def of_erasing(here: Here, at: datetime) -> list[Notice]:
    """Soon everything is erased: everybody is told, since one coordinator alone names the day."""
    day = here.engagement.erase_on
    if day is None or day - day_of(at) > ERASED_SOON:
        return []
    sentence = say(gettext_noop("Everything here is erased for good on %(day)s."), day=Day(day))
    if not here.may(Kind.ENGAGEMENT, Right.MANAGE):
        return [Notice("warn", sentence)]
    link = say(gettext_noop("Choose another day"))
    return [Notice("warn", sentence, reverse("coalition:settings", args=[here.pk]), link)]


def of_use(here: Here, at: datetime) -> list[Notice]:
    """Recovery files were used: everybody is told who did it, and when."""
    used = TraceEntry.objects.filter(
        engagement=here.engagement, deed="recovery.used", at__gt=at - REMEMBERED
    ).first()
    if used is None:
        return []
    sentence = gettext_noop(
        "%(name)s came back by two recovery files on %(day)s. If you did not know of it, ask the "
        "others through another channel."
    )
    return [Notice("warn", say(sentence, name=str(used.by or ""), day=Day(day_of(used.at))))]


def of_own_file(here: Here) -> list[Notice]:
    """A recovery file waits for this person."""
    files = RecoveryFile.objects.filter(key__engagement=here.engagement, holder=here.person)
    if not files.filter(taken_at=None).exists():
        return []
    sentence = gettext_noop("One of three recovery files waits for you. Take it soon.")
    link = say(gettext_noop("Take my recovery file"))
    return [Notice("warn", say(sentence), reverse("coalition:recovery-file", args=[here.pk]), link)]


def of_files(here: Here) -> list[Notice]:
    """What is to be done about the recovery files."""
    sentence = OF_STATE.get(state := recovery_state(here.engagement))
    if sentence is None:
        return []
    kind = "warn" if state in {RecoveryState.HOLDER_GONE, RecoveryState.USED} else ""
    return [Notice(kind, say(sentence), *to_keys(here))]


def of_renewal(here: Here) -> list[Notice]:
    """Somebody left who could not renew the keys, and nobody has since."""
    deeds = TraceEntry.objects.filter(engagement=here.engagement)
    last = deeds.filter(deed__in=["keys.due", "keys.renewed"]).order_by("-number").first()
    if last is None or last.deed != "keys.due":
        return []
    sentence = gettext_noop(
        "Somebody left who had forgotten the password. Renew the keys: until then that password, "
        "with an old copy of the store, opens what is new."
    )
    return [Notice("warn", say(sentence), *to_keys(here))]


def of_resealing(here: Here, at: datetime) -> list[Notice]:
    """The re-sealing stopped with the session of the one who asked."""
    progress = Resealing.objects.filter(engagement=here.engagement).first()
    if progress is None or progress.runs(at):
        return []
    sentence = gettext_noop("Sealing everything anew waits for a person with the key.")
    return [Notice("warn", say(sentence), *to_keys(here))]


def to_keys(here: Here) -> tuple[str, Text]:
    """Address of the page of keys, and the words of a link to it."""
    return reverse("coalition:keys", args=[here.pk]), say(gettext_noop("Look at the keys"))
