"""The log of what was decided: as a page to print, and as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext

from upr.output.table import Row, TableFormat, write_table
from uprdesk.coalition.decisions import Seen, Where
from uprdesk.shell.saying import said

FIELDS = (
    "day", "title", "result", "decided", "votes", "abstained", "may_vote", "quorum", "secret",
    "present", "who", "why", "note",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One decision of the log.

    votes  (words of a choice, votes) in the order of the proposal; nothing without a vote
    """

    one: Seen
    votes: list[tuple[str, int]]


def log_of(found: Sequence[Seen]) -> list[Entry]:
    """What was taken and what was not, in the order of days; open and withdrawn ones are left out."""
    over = [one for one in found if one.where in (Where.TAKEN, Where.NOT_TAKEN)]
    over.sort(key=lambda one: (one.day, one.about.title))
    return [Entry(one, votes_of(one)) for one in over]


def votes_of(one: Seen) -> list[tuple[str, int]]:
    """Choices in words, with their votes."""
    if one.outcome is None:
        return []
    return [(words, one.outcome.counts[number]) for number, words in one.about.numbered.items()]


def file_of(log: Sequence[Entry], form: TableFormat, end: str) -> bytes:
    """The log as a table; end: of the trace's chain, which is printed in its last row."""
    file = BytesIO()
    write_table(list(rows(log, end)), FIELDS, file, form)
    return file.getvalue()


def rows(log: Sequence[Entry], end: str) -> Iterator[Row]:
    """One for each decision, then the end of the trace."""
    for entry in log:
        about, outcome = entry.one.about, entry.one.outcome
        ending = about.ending.reason if about.ending else ""
        told = {
            "day": entry.one.day,
            "title": about.title,
            "result": gettext("taken") if entry.one.where is Where.TAKEN else gettext("not taken"),
            "decided": entry.one.taken,
            "note": about.note,
            "why": ending,
        }
        if about.meeting:
            told |= {"present": about.meeting.present, "who": about.meeting.who}
        if outcome:
            why = said(outcome.why) if outcome.why else ""
            told |= {
                "votes": [f"{words}: {count}" for words, count in entry.votes],
                "abstained": outcome.abstained,
                "may_vote": outcome.may_vote,
                "quorum": outcome.needed or None,
                "secret": gettext("yes") if about.secret else gettext("no"),
                "why": " ".join(filter(None, (why, ending))),
            }
        yield told
    yield {"title": gettext("End of the trace: %(end)s") % {"end": end}}
