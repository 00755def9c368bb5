"""What keeps two people who edit at once from undoing each other's work."""

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Engagement
from uprdesk.stages.timeline.models import Versioned


class ChangedMeanwhile(UprError):
    """Somebody else changed the thing since this person opened it.

    row  as it stands now, opened; None where it is gone
    """

    def __init__(self, row: Versioned | None) -> None:
        super().__init__(
            say(gettext_noop("Somebody else changed this since you opened it.")),
            say(gettext_noop("Compare both texts, then save again or leave it as it is.")),
        )
        self.row = row


def locked(here: Here) -> None:
    """Let changes of one plan come one after another; inside a transaction."""
    Engagement.objects.select_for_update().get(pk=here.pk)


def refuse_stale(row: Versioned | None, version: int) -> None:
    """Raise ChangedMeanwhile unless `version` is that of the row; 0 where there is no row."""
    if version != (row.version if row else 0):
        raise ChangedMeanwhile(row)
