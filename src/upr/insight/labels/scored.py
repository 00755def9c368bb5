"""A label: what it says, how sure it is, which words made it, and who gave it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Origin = Literal["rules", "model"]


@dataclass(frozen=True, slots=True)
class Scored:
    """One label of one text.

    value       an issue's canonical label, an action category or a goal (numbers), the code of a
                group of persons or of a key population
    confidence  expected share of such labels that are right, 0 to 1: measured for rules,
                calibrated for a model; None where it was never measured
    words       of the text, as written there, that the rules found for it; may be empty where a
                model gave it
    origin      which of the two made it
    """

    value: str | int
    confidence: float | None
    words: tuple[str, ...]
    origin: Origin = "rules"


@lru_cache(maxsize=1 << 16)
def by_rules(value: str | int, confidence: float | None, words: tuple[str, ...]) -> Scored:
    """A label by rules; equal ones are one object, since a record has the same ones many times."""
    return Scored(value, confidence, words)
