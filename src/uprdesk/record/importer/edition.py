"""The edition of the record: held while an import writes, turned when it changed something."""

import secrets

from uprdesk.record.models import Edition


def hold() -> None:
    """Wait until no other import writes; called first inside the transaction of one that will."""
    Edition.objects.select_for_update().get_or_create(pk=1)


def turn() -> None:
    """Begin the next edition; called inside the transaction that changes the record."""
    marks = {"mark": secrets.token_hex(16), "words": secrets.token_hex(16)}
    Edition.objects.update_or_create(pk=1, defaults=marks)


def turn_labels() -> None:
    """Begin the next edition where labels changed and nothing else: what was compared word by word
    need not be compared again."""
    Edition.objects.update_or_create(pk=1, defaults={"mark": secrets.token_hex(16)})
