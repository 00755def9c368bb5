"""The cast: always the same people, so that a test reads like a sentence.

amina    administrator and curator of the installation
bruno    signed in, nothing more
visitor  nobody: not signed in

In the engagement (`ours`) there are people of their own: see `tests.engagements`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from tests.engagements import Ours, gather, sign_in
from tests.factories import PASSWORD, PersonFactory
from uprdesk.coalition.models import Person
from uprdesk.coalition.rights import Role

__all__ = ["PASSWORD"]


@dataclass(frozen=True)
class Cast:
    """The people of the tests."""

    amina: Person
    bruno: Person
    visitor: None = None


@pytest.fixture
def cast(db) -> Cast:
    """Amina and Bruno in the store; the visitor is not."""
    return Cast(
        amina=PersonFactory(pseudonym="Amina", roles=[Role.ADMINISTRATOR, Role.CURATOR]),
        bruno=PersonFactory(pseudonym="Bruno"),
    )


@pytest.fixture
def noon() -> datetime:
    """A moment for everything that wants to know the time."""
    return datetime(2027, 3, 9, 12, tzinfo=UTC)


@pytest.fixture
def as_amina(client, cast):
    """A browser in which Amina is signed in."""
    sign_in(client, cast.amina)
    return client


@pytest.fixture
def as_bruno(client, cast):
    """A browser in which Bruno is signed in."""
    sign_in(client, cast.bruno)
    return client


@pytest.fixture
def ours(db, noon) -> Ours:
    """Our engagement with a person for each part, and another one that must not know of it."""
    return gather(noon)
