"""The only writer of the public record: imports, proposals of the machine, corrections by persons.

`save` stores one reading; `compare` says what it would do. What each document says is kept row by
row as its own (`Source`); what is shown is composed anew from all rows of a review, so the order of
imports does not matter and a second import of the same document changes nothing. What a person
entered is never touched.
"""

from uprdesk.record.importer.comparing import Comparison, compare
from uprdesk.record.importer.correcting import correct, undo
from uprdesk.record.importer.deciding import decide
from uprdesk.record.importer.outcome import NothingToStore, Outcome
from uprdesk.record.importer.proposing import propose_anew
from uprdesk.record.importer.saving import save

__all__ = [
    "Comparison",
    "NothingToStore",
    "Outcome",
    "compare",
    "correct",
    "decide",
    "propose_anew",
    "save",
    "undo",
]
