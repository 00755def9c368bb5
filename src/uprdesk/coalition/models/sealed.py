"""What every private table has in common: an owner, and one sealed box in each row."""

import uuid
from typing import Any, ClassVar, Protocol

from django.core.exceptions import PermissionDenied
from django.db import models

from uprdesk.coalition.models.engagement import Engagement, Sealed
from uprdesk.coalition.rights import Kind, Right


class Asking(Protocol):
    """Who asks, and where: `uprdesk.coalition.doorway.Here`, which builds on these tables."""

    @property
    def engagement(self) -> Engagement: ...

    def may(self, kind: Kind, right: Right) -> bool: ...


class SealedQuerySet(models.QuerySet):
    """Queries over private rows; every one of them begins with `of`."""

    def of(self, here: Asking, right: Right = Right.SEE) -> "SealedQuerySet":
        """The rows of this engagement, for somebody with `right` over their kind. The one doorway.

        Raises PermissionDenied without that right.
        """
        if not here.may(self.model.kind, right):
            raise PermissionDenied
        return self.filter(engagement=here.engagement)


class SealedRow(Sealed):
    """Base of every private table: private by default, one owner, sealed.

    A table says its `kind` (who may do what with it) and its `Inside`: a frozen dataclass with all
    that people wrote. What else is a column is seen by whoever steals the store, and stands with
    its reason in docs/developers/sealing.md.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="+")

    objects = SealedQuerySet.as_manager()

    Inside: ClassVar[type[Any]]

    class Meta:
        abstract = True


def private_tables() -> list[type[SealedRow]]:
    """Every table of sealed rows, in all rooms; what re-seals and erases walks them."""
    found: list[type[SealedRow]] = []
    waiting = [SealedRow]
    while waiting:
        for table in waiting.pop().__subclasses__():
            waiting.append(table)
            if not table._meta.abstract and table._meta.managed:
                found.append(table)
    return sorted(found, key=lambda table: table._meta.label)
