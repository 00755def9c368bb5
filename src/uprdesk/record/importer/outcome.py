"""What one import did."""

from dataclasses import dataclass

from upr.errors import UprError
from upr.record import Unread
from uprdesk.record.models import ImportRun


class NothingToStore(UprError):
    """A reading of which not one piece can be stored."""


@dataclass(slots=True)
class Outcome:
    """Rows of the document by what became of them.

    added      new recommendations (positions of an addendum, pledges)
    changed    rows that say something new of a recommendation that was there
    unchanged  rows that were known exactly so
    refused    pieces that could not be stored, in the order of the document
    doubtful   pairs about which a person is asked for the first time
    withdrawn  recommendations that no document carries any more
    run        where the store wrote this down
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[Unread, ...] = ()
    doubtful: int = 0
    withdrawn: int = 0
    run: ImportRun | None = None
