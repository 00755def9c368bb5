"""Closed lists that others decided: States, groups, sessions, reviews, issues, themes, limits.

Each list is a CSV file in `data` with its source in every row; the code only looks things up.
Look-ups forgive what people type and give back exactly what the list says.
"""

from upr.vocab.names import fold
from upr.vocab.states import (
    STATES,
    Mention,
    State,
    UnknownState,
    find_state,
    iso3,
    mentions,
    name_of,
    names_pattern,
    spellings,
    state,
)

__all__ = [
    "STATES",
    "Mention",
    "State",
    "UnknownState",
    "find_state",
    "fold",
    "iso3",
    "mentions",
    "name_of",
    "names_pattern",
    "spellings",
    "state",
]
