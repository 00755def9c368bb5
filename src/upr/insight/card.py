"""The card of a model: what it was fitted on, how well it did on what it had not seen, its limits.

It is the `card.json` of a model's folder: plain words and numbers, for people and for the pages.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import Any, cast

from upr.insight.learning.files import UnusableModel, damaged, rebuild
from upr.insight.learning.measures import LabelScore
from upr.text import gettext_noop, say

FORMAT = 1
"""Counts up whenever a part keeps other arrays, or means something else by them."""

VERSION = version("uprdesk")
"""Of this library; a model is read by the version that made it and by no other."""

LIMITS = (
    gettext_noop(
        "It learnt from English texts as UPR Info words and labels them. Texts in Spanish and"
        " French are labelled by rules."
    ),
    gettext_noop(
        "UPR Info's labels are given by people, who do not always agree: no machine can reach 1."
    ),
    gettext_noop(
        "A forecast says how such recommendations fared before. It does not know what a government"
        " has decided since."
    ),
    gettext_noop(
        "A ranking of States says who asked for such things before. It knows no diplomat, and no"
        " change of government."
    ),
)
"""What every model of this kind cannot do."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one part, with its 95 % interval.

    part    "issues", "actions", "answers", "habits"
    figure  "micro F1", "recall@20" …
    rows    what it was counted on: rows, reviews or queries
    simple  the same measure of the best simple way (`insight.simple`); None where none was tried
    simple_by  what that is, as a sentence's part; empty where none was tried
    """

    part: str
    figure: str
    value: float
    low: float
    high: float
    rows: int
    simple: float | None = None
    simple_by: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What a model says of itself.

    table     name of the table it was fitted on; "" where a notebook gave rows
    sha256    of that table; ""  where there was none
    made_at   moment in ISO 8601, as told by whoever knows the clock; may be empty
    rows      recommendations, each once with all its States
    sessions  that it has seen, in rising order
    tested_on sessions on which `figures` and `labels` were measured, by a model that had seen only
              those before; () where nothing was measured
    labels    part → scores of its labels
    parts     name → SHA-256 of its file, so that parts of two models are never mixed
    """

    rows: int
    sessions: tuple[int, ...]
    table: str = ""
    sha256: str = ""
    made_at: str = ""
    tested_on: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    labels: Mapping[str, tuple[LabelScore, ...]] = field(
        default_factory=dict[str, tuple[LabelScore, ...]]
    )
    parts: Mapping[str, str] = field(default_factory=dict[str, str])
    limits: tuple[str, ...] = LIMITS
    format: int = FORMAT
    version: str = VERSION

    @property
    def until_session(self) -> int:
        """The newest session it has seen; 0 where it saw none."""
        return max(self.sessions, default=0)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for `card.json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Card":
        """The card that `as_json` gave.

        Raises UnusableModel for one of another version, and for one that is none.
        """
        theirs = (told.get("format"), told.get("version"))
        if theirs != (FORMAT, VERSION):
            raise UnusableModel(
                say(
                    gettext_noop(
                        "The model is of another version (%(theirs)s) than this one (%(ours)s)."
                    ),
                    theirs=_edition(*theirs),
                    ours=_edition(FORMAT, VERSION),
                ),
                rebuild(),
            )
        try:
            card = cls(**told)
            return cls(
                rows=int(card.rows),
                sessions=_numbers(card.sessions),
                table=str(card.table),
                sha256=str(card.sha256),
                made_at=str(card.made_at),
                tested_on=_numbers(card.tested_on),
                figures=tuple(Figure(**figure) for figure in _objects(card.figures)),
                labels={
                    str(part): tuple(LabelScore(**score) for score in _objects(scores))
                    for part, scores in card.labels.items()
                },
                parts={str(name): str(digest) for name, digest in card.parts.items()},
                limits=tuple(map(str, card.limits)),
            )
        except (TypeError, ValueError, AttributeError) as error:
            raise damaged() from error


def _edition(form: object, release: object) -> str:
    return f"{release or '?'}/{form or '?'}"[:40]


def _numbers(values: object) -> tuple[int, ...]:
    return tuple(int(value) for value in cast("list[int]", values))


def _objects(values: object) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", values)
