"""What keeps two people who edit the same thing at once from undoing each other's work."""

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Engagement
from uprdesk.coalition.models.sealed import SealedRow


class ChangedMeanwhile(UprError):
    """Somebody else changed the thing since this person opened it; nothing was saved.

    row  as it stands now, opened; None where it is gone
    """

    def __init__(self, row: SealedRow | None) -> None:
        super().__init__(
            say(gettext_noop("Somebody else changed this since you opened it.")),
            say(gettext_noop("Compare both texts, then save again or leave it as it is.")),
        )
        self.row = row


def one_after_another(here: Here) -> None:
    """Let changes in one engagement wait for each other; inside a transaction."""
    Engagement.objects.select_for_update().get(pk=here.pk)
