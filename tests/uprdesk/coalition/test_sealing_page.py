"""docs/developers/sealing.md says of every private column how it is kept, and why."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from uprdesk.coalition.models import SealedRow
from uprdesk.sealing.server import ServerSealedField

PAGE = Path(__file__).parents[3] / "docs" / "developers" / "sealing.md"
ROW = re.compile(r"\| (\w+\.\w+\.\w+) \| ([\w -]+) \| (.+) \|")
WAYS = {"sealed", "server-sealed", "digest", "public key", "plain"}
SAID_ONCE = {"id", "engagement_id", "generation", "sealed"}
"""Columns of every table of sealed rows."""
ROOMS = ("uprdesk.coalition", "uprdesk.sealing", "uprdesk.shell", "uprdesk.stages")
ALSO = ("record.Drop", "record.Piece")
"""Private tables of a room that is public otherwise."""


def private_models():
    """Every model in whose rows something of a person or a coalition lies."""
    found = [model for model in apps.get_models() if model.__module__.startswith(ROOMS)]
    return [*found, *(apps.get_model(label) for label in ALSO)]


def columns():
    """Label of each column that needs a row of its own → its field."""
    found = {}
    for model in private_models():
        said = SAID_ONCE if issubclass(model, SealedRow) else {"id"}
        for field in model._meta.local_concrete_fields:
            if field.column not in said:
                found[f"{model._meta.label}.{field.column}"] = field
    return found


def rows():
    return {name: (way, why) for name, way, why in ROW.findall(PAGE.read_text("utf-8"))}


def test_every_private_column_stands_on_the_page():
    missing = columns().keys() - rows().keys()
    assert not missing, f"say in {PAGE.name} how and why: {sorted(missing)}"


def test_the_page_names_no_column_that_is_not_there():
    assert not rows().keys() - columns().keys()


@pytest.mark.parametrize("name", sorted(columns()))
def test_a_column_is_kept_as_the_page_says(name):
    field = columns()[name]
    way, why = rows()[name]
    assert way in WAYS
    assert len(why) > 2
    if isinstance(field, ServerSealedField):
        assert way == "server-sealed"
    elif isinstance(field, models.BinaryField):
        assert way == "sealed"
    else:
        assert way in {"plain", "digest", "public key"}


def test_what_people_write_is_in_the_box():
    """No table of sealed rows has a column for words beside its box."""
    words = (models.CharField, models.TextField, models.JSONField, models.FileField)
    for model in private_models():
        if issubclass(model, SealedRow):
            plain = [f.column for f in model._meta.local_concrete_fields if isinstance(f, words)]
            assert not plain, f"{model._meta.label}: {plain}"
