"""What the server reads without a person: sealed under the installation's own secret key.

A stolen database alone does not tell it; whoever has the secret key too (the machine, the backup
opened) reads it. For everything else there are the keys of people and engagements.
"""

import hashlib
import hmac
from collections.abc import Iterable

from django.conf import settings
from django.core.checks import CheckMessage
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from uprdesk.sealing.box import derive, open_box, seal


def server_key(purpose: str) -> bytes:
    """The installation's 32-byte key for one purpose."""
    return derive(settings.SECRET_KEY.encode(), f"server {purpose}")


def keyed_digest(purpose: str, *words: str) -> str:
    """HMAC-SHA256 in hex: the server can recognise the words, the store alone cannot tell them."""
    told = (word.encode("utf-8", "surrogatepass") for word in words)
    message = b"".join(len(word).to_bytes(8, "big") + word for word in told)
    return hmac.new(server_key(f"digest {purpose}"), message, hashlib.sha256).hexdigest()


class ServerSealedField(models.BinaryField):
    """A text that lies sealed in the store: str in Python, a box in the column.

    Equal texts look different, so the column can be asked only whether it is null; to find a row
    by its text, keep `keyed_digest` beside it. A box is bound to "table.column": renaming either
    means sealing anew in the migration.
    """

    description = "Text sealed under the installation's key"
    empty_values = [None, ""]

    @property
    def place(self) -> str:
        """What a box of this column is bound to."""
        return f"{self.model._meta.db_table}.{self.column}"

    def to_python(self, value: str | None) -> str | None:
        """The text as it is; the store's bytes go through `from_db_value`."""
        return value

    def get_default(self) -> object:
        """The default, which is a text here."""
        return models.Field.get_default(self)

    def get_db_prep_value(
        self, value: str | None, connection: BaseDatabaseWrapper, prepared: bool = False
    ) -> object:
        """A new box for the store."""
        if value is None:
            return None
        text = str(value).encode("utf-8", "surrogatepass")
        box = seal(server_key("columns"), text, self.place)
        return super().get_db_prep_value(box, connection, prepared)

    def from_db_value(
        self, value: bytes | memoryview | None, expression: object, connection: object
    ) -> str | None:
        """The text out of its box; raises CannotOpen, e.g. after the secret key was lost."""
        if value is None:
            return None
        text = open_box(server_key("columns"), bytes(value), self.place)
        return text.decode("utf-8", "surrogatepass")

    def value_to_string(self, obj: models.Model) -> str:
        """The text itself: nothing of ours writes rows out by Django's serialisers."""
        return self.value_from_object(obj)

    def get_lookup(self, lookup_name: str) -> type[models.Lookup] | None:
        """Only "isnull": two boxes with the same text are not equal."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def _check_str_default_value(self) -> Iterable[CheckMessage]:
        return []  # unlike that of other binary columns, this default is a text
