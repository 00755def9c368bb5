"""Rows for a store that is to be backed up: the sample's people and one of its documents."""

import hashlib

from django.utils import timezone

from upr.intake import read
from uprdesk.coalition import sample as people
from uprdesk.record import importer, sample


def fill() -> None:
    """Something in every table that matters here, in a second or two."""
    now = timezone.now()
    people.load(at=now)
    file = next(sample.files())
    reading = read(file.data, file.name, kind=file.kind, sample=True)
    digest = hashlib.sha256(file.data).hexdigest()
    importer.save(reading, sha256=digest, at=now, sample=True)
