"""How far two texts say the same, as a number and as a word."""

from enum import StrEnum


class Degree(StrEnum):
    """How far a recommendation carries a demand."""

    VERBATIM = "verbatim"  # the same words but for small things
    SUBSTANCE = "substance"  # the same demand in other words
    PART = "part"  # a part of it, or something wider that touches it
    NONE = "none"  # another demand
