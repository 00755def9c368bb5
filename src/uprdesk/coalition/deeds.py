"""What the trace says, as sentences: deed → sentence in the reader's language.

A deed without a sentence fails a test. The sentences hold no contents, as the trace holds none.

Blanks: who (the person who did it), whom (the person it was done to), what (values of the detail
in the reader's words, e.g. parts).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from upr.text import Text, gettext_noop, say
from uprdesk.coalition.models import Person, TraceEntry
from uprdesk.coalition.rights import Part, Role
from uprdesk.shell.saying import said

SENTENCES: dict[str, str] = {
    # the door
    "link.made": gettext_noop("%(who)s made a single-use link."),
    "link.used": gettext_noop("%(who)s used a single-use link."),
    "link.withdrawn": gettext_noop("%(who)s took a link back that nobody had used."),
    "role.granted": gettext_noop("%(who)s gave %(whom)s a role: %(what)s."),
    "role.revoked": gettext_noop("%(who)s took a role from %(whom)s: %(what)s."),
    "password.changed": gettext_noop("%(who)s changed their password."),
    "step.added": gettext_noop("%(who)s set up a second step for signing in."),
    "step.removed": gettext_noop("%(who)s removed a second step for signing in."),
    "codes.made": gettext_noop("%(who)s made new recovery codes for signing in."),
    "codes.used": gettext_noop("%(who)s signed in with a recovery code."),
    "sessions.ended": gettext_noop("%(who)s ended sessions of their own."),
    "account.erased": gettext_noop("%(who)s erased their account."),
    "sample.loaded": gettext_noop("The sample was loaded."),
    # engagements and their people
    "engagement.begun": gettext_noop("%(who)s began the engagement."),
    "engagement.described": gettext_noop("%(who)s changed the name or the review."),
    "engagement.rules": gettext_noop("%(who)s changed the rules of the engagement."),
    "engagement.closed": gettext_noop("%(who)s closed the engagement in an emergency."),
    "engagement.reopened": gettext_noop("%(who)s opened the closed engagement again."),
    "engagement.erased": gettext_noop("An engagement was erased."),
    "erasure.agreed": gettext_noop("%(who)s agreed to erase the engagement."),
    "erasure.refused": gettext_noop("%(who)s stopped the erasing of the engagement."),
    "member.joined": gettext_noop("%(who)s came in by a link and waits to be admitted."),
    "member.admitted": gettext_noop("%(who)s compared the four words and admitted %(whom)s."),
    "member.waits": gettext_noop(
        "%(who)s got a new password by a link, and waits to be admitted again."
    ),
    "member.stranger": gettext_noop(
        "The key of %(whom)s in the store is not the one that was compared: somebody may have put "
        "it there. They wait to be admitted again."
    ),
    "member.parts": gettext_noop("%(who)s changed the parts of %(whom)s: %(what)s."),
    "member.removed": gettext_noop("%(who)s took %(whom)s out of the engagement."),
    # keys
    "keys.renewed": gettext_noop("%(who)s renewed the keys."),
    "keys.due": gettext_noop("%(who)s left without a key at hand: the keys are to be renewed."),
    "resealing.continued": gettext_noop("%(who)s went on with sealing everything anew."),
    "recovery.issued": gettext_noop("%(who)s issued three recovery files."),
    "recovery.taken": gettext_noop("%(who)s took their recovery file."),
    "recovery.used": gettext_noop("%(who)s came back by two recovery files."),
    "trace.exported": gettext_noop("%(who)s took the trace along as a file."),
    # organisations and decisions
    "organisation.added": gettext_noop("%(who)s added an organisation."),
    "organisation.changed": gettext_noop("%(who)s changed an organisation."),
    "organisation.removed": gettext_noop("%(who)s removed an organisation."),
    "organisation.restored": gettext_noop("%(who)s brought an organisation back."),
    "organisations.needs": gettext_noop("%(who)s said what the coalition needs."),
    "organisations.exported": gettext_noop("%(who)s took the organisations along as a file."),
    "decision.proposed": gettext_noop("%(who)s put something to the vote."),
    "decision.recorded": gettext_noop("%(who)s wrote down what a meeting decided."),
    "decision.changed": gettext_noop("%(who)s changed a proposal."),
    "decision.closed": gettext_noop("%(who)s closed a vote before its deadline."),
    "decision.counted": gettext_noop("The deadline of a vote passed, and it was counted."),
    "decision.withdrawn": gettext_noop("%(who)s withdrew a proposal."),
    "decision.noted": gettext_noop("%(who)s wrote what follows from a decision."),
    "decision.commented": gettext_noop("%(who)s commented on a proposal."),
    "comment.removed": gettext_noop("%(who)s removed a comment."),
    "vote.cast": gettext_noop("%(who)s voted."),
    "decisions.exported": gettext_noop("%(who)s took the log of decisions along as a file."),
    # the plan
    "date.announced": gettext_noop("%(who)s entered an announced date."),
    "date.withdrawn": gettext_noop("%(who)s removed an announced date."),
    "task.added": gettext_noop("%(who)s added a task."),
    "task.changed": gettext_noop("%(who)s changed a task."),
    "task.removed": gettext_noop("%(who)s removed a task."),
    "plan.done": gettext_noop("%(who)s said that something of the plan is done."),
    "plan.reopened": gettext_noop("%(who)s said that something of the plan is not done."),
    "plan.owners": gettext_noop("%(who)s changed who takes care of something in the plan."),
    "plan.noted": gettext_noop("%(who)s wrote a note in the plan."),
    "feed.made": gettext_noop("%(who)s made a calendar address."),
    "mail.asked": gettext_noop("%(who)s asked for reminders by e-mail."),
    "mail.ended": gettext_noop("%(who)s ended their reminders by e-mail."),
    "feed.revoked": gettext_noop("%(who)s revoked their calendar address."),
    # the record
    "label.corrected": gettext_noop("%(who)s corrected a label of the record."),
    "label.correction_undone": gettext_noop("%(who)s undid a correction of the record."),
}

UNKNOWN = gettext_noop("%(who)s did something that this version has no words for: %(what)s.")
COMMAND_LINE = say(gettext_noop("Somebody at the command line"))
ERASED = say(gettext_noop("somebody who was erased"))
NOBODY = say(gettext_noop("nobody"))

LABELS: dict[str, Any] = {**dict(Role.choices), **dict(Part.choices)}
"""Values of the detail that have words."""


@dataclass(frozen=True)
class Told:
    """One entry of the trace as people read it.

    who     pseudonym, or words for whoever is not a person of today
    target  the thing it was done to, where it is no person: "task 1c9e…"
    """

    number: int
    at: datetime
    who: str
    deed: str
    sentence: str
    target: str
    mac: str


def told(entries: Iterable[TraceEntry]) -> list[Told]:
    """Entries in the reader's language; the people are looked up once."""
    entries = list(entries)
    numbers = {entry.by_number for entry in entries} | {person_of(entry) for entry in entries}
    people = {person.pk: str(person) for person in Person.objects.filter(pk__in=numbers - {None})}
    return [tell(entry, people) for entry in entries]


def tell(entry: TraceEntry, people: dict[int, str]) -> Told:
    """One entry; people: number → pseudonym."""
    who = name_of(entry.by_number, people, COMMAND_LINE)
    known = SENTENCES.get(entry.deed)
    blanks = {
        "who": who,
        "whom": name_of(person_of(entry), people, NOBODY),
        "what": values(entry) if known else entry.deed,
    }
    return Told(
        number=entry.number,
        at=entry.at,
        who=who,
        deed=entry.deed,
        sentence=said(Text(known or UNKNOWN, blanks)),
        target="" if person_of(entry) else entry.target,
        mac=entry.mac,
    )


def name_of(number: int | None, people: dict[int, str], without: Text) -> str:
    """Pseudonym of a person by number; words for one who was erased, `without` for no number."""
    return said(without) if number is None else people.get(number) or said(ERASED)


def person_of(entry: TraceEntry) -> int | None:
    """Number of the person to whom it was done; None where it was done to another thing."""
    kind, _, number = entry.target.partition(" ")
    return int(number) if kind == "person" and number.isdecimal() else None


def values(entry: TraceEntry) -> str:
    """The detail in the reader's words: "drafter, delegate"."""
    found: list[str] = []
    for value in entry.detail.values():
        found += value if isinstance(value, list) else [str(value)]
    return ", ".join(str(LABELS.get(value, value)) for value in found)


def deeds_said() -> list[tuple[str, str]]:
    """Every deed with its sentence without names, for a filter."""
    blanks = {"who": "…", "whom": "…", "what": "…"}
    return [(deed, gettext(sentence) % blanks) for deed, sentence in SENTENCES.items()]
