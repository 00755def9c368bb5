"""Everything that was learnt from the record, together: labels, likeness, habits, answers.

A model keeps the rows it was fitted on. A question about a session that it has seen is answered by
`before(session)`: the same model, fitted on the earlier rows alone. Parts are read, or fitted, when
they are first asked for, so that a question about States never waits for the words.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol, Self, TypeVar

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from upr.errors import UprError
from upr.insight.answers import AnswerModel
from upr.insight.card import Card
from upr.insight.habits import HabitModel
from upr.insight.labels.actions import ActionLabeller
from upr.insight.labels.issues import IssueLabeller
from upr.insight.learning.files import damaged, read_card, read_part, write_folder
from upr.insight.likeness.alike import Likeness
from upr.insight.past import Past
from upr.record import text_hash
from upr.text import gettext_noop, say

PARTS = ("issues", "actions", "likeness", "habits", "answers")
"""What a model knows, by the names of its files and of its attributes."""

Progress = Callable[[str, int, int], None]
"""Told the part that comes next, how many are done, and how many there are."""

LEAST_SESSIONS = 3
"""Habits and answers are learnt from sessions that have others before them."""


class TooLittle(UprError):
    """A record from which nothing can be learnt."""


class Part(Protocol):
    """What is fitted: plain arrays, and the way back."""

    def arrays(self) -> Mapping[str, NDArray[Any]]:
        """Everything that `from_arrays` needs."""
        ...

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Self:
        """Raises KeyError or ValueError where the arrays do not fit."""
        ...


P = TypeVar("P", bound=Part)


class Model:
    """What was learnt from one record.

    card    what it was fitted on, and how well it did
    """

    def __init__(self, card: Card, *, past: Past | None = None, folder: Path | None = None) -> None:
        """Of a record (`past`), or as kept in a folder: one of the two."""
        self.card = card
        self._past = past
        self._folder = folder
        self._seen: frozenset[str] | None = None
        self._parts: dict[str, Any] = {}
        self._earlier: dict[int, Model] = {}

    @property
    def until_session(self) -> int:
        """The newest session it has seen."""
        return self.card.until_session

    @property
    def past(self) -> Past:
        """The record it was fitted on."""
        if self._past is None:
            self._past = self._kept("past", Past)
        return self._past

    @property
    def seen(self) -> frozenset[str]:
        """`text_hash` of every text it was fitted on."""
        if self._seen is None:
            self._seen = frozenset(map(text_hash, self.past.texts))
        return self._seen

    @property
    def issues(self) -> IssueLabeller:
        """Labels texts with UPR Info's issues."""
        return self._part("issues", IssueLabeller, IssueLabeller.fit)

    @property
    def actions(self) -> ActionLabeller:
        """Labels texts with action categories."""
        return self._part("actions", ActionLabeller, ActionLabeller.fit)

    @property
    def likeness(self) -> Likeness:
        """Compares texts with the rows of `past`."""
        return self._part("likeness", Likeness, Likeness.fit)

    @property
    def habits(self) -> HabitModel:
        """Who raises what with whom."""
        return self._part("habits", HabitModel, HabitModel.fit)

    @property
    def answers(self) -> AnswerModel:
        """Tells how likely a State is to support what it is asked."""
        return self._part("answers", AnswerModel, AnswerModel.fit)

    def before(self, session: int) -> "Model":
        """This model if it has seen nothing of that session or a later one, else one that has not.

        The other is fitted as its parts are asked for, and kept for the next question.
        Raises TooLittle where not enough stood before that session.
        """
        if self.until_session < session:
            return self
        if session not in self._earlier:
            self._earlier[session] = model_of(self.past.before(session), self.card)
        return self._earlier[session]

    def over(self, past: Past) -> "Model":
        """What was learnt here, with habits looked up in a record that may go on after it.

        past  as it stands today; the model must not have seen more
        """
        later = Model(self.card, past=self._past, folder=self._folder)
        later._parts = {**self._parts, "habits": self.habits.over(past)}
        return later

    def save(self, folder: Path) -> None:
        """Write the folder, in the place of the one that stands there."""
        parts: dict[str, Part] = {
            "past": self.past,
            **{name: getattr(self, name) for name in PARTS},
        }
        arrays = {name: part.arrays() for name, part in parts.items()}
        write_folder(folder, self.card.as_json(), arrays)

    @classmethod
    def load(cls, folder: Path) -> "Model":
        """The model in `folder`; its parts are read when they are asked for.

        Raises UnusableModel, then or now, where there is none or it is damaged, or of another
        version. Nothing in a folder is ever run.
        """
        return cls(Card.from_json(read_card(folder)), folder=folder)

    def _part(self, name: str, kind: type[P], fit: Callable[[Past], P]) -> P:
        if name not in self._parts:
            if self._folder is None:
                # the sums are small: threads would wait for each other longer than they work
                with threadpool_limits(1):
                    self._parts[name] = fit(self.past)
            else:
                self._parts[name] = self._kept(name, kind)
        return self._parts[name]

    def _kept(self, name: str, kind: type[P]) -> P:
        if self._folder is None:
            raise ValueError("a model has a past or a folder")
        arrays = read_part(self._folder, name, self.card.parts.get(name, ""))
        try:
            return kind.from_arrays(arrays)
        except (KeyError, ValueError, IndexError, TypeError) as error:
            raise damaged() from error


def model_of(past: Past, card: Card | None = None) -> Model:
    """A model of this record whose parts are fitted when they are first asked for.

    card  of the model that saw more, whose table this is from
    Raises TooLittle.
    """
    check_enough(past)
    sessions = tuple(int(session) for session in np.unique(past.session))
    told = Card(rows=len(past), sessions=sessions)
    if card is not None:
        told = replace(told, table=card.table, sha256=card.sha256, made_at=card.made_at)
    return Model(told, past=past)


def train(past: Past, *, progress: Progress | None = None) -> Model:
    """Fit every part now; the same record gives the same model.

    Raises TooLittle where the record is empty, or all of one kind.
    """
    model = model_of(past)
    for done, name in enumerate(PARTS):
        if progress:
            progress(name, done, len(PARTS))
        getattr(model, name)
    return model


def check_enough(past: Past) -> None:
    """Raises TooLittle, with what is missing, for a record from which nothing can be learnt."""
    if not len(past):
        raise TooLittle(say(gettext_noop("There is no recommendation to learn from.")), MORE)
    sessions = np.unique(past.session)
    if len(sessions) < LEAST_SESSIONS:
        raise TooLittle(
            say(
                gettext_noop(
                    "There are recommendations of %(count)d sessions up to session %(last)d; it"
                    " takes at least %(least)d to learn from."
                ),
                count=len(sessions),
                last=past.last_session,
                least=LEAST_SESSIONS,
            ),
            MORE,
        )
    for values, message in (
        (past.supported[past.supported >= 0], ONE_ANSWER),
        (past.category[past.category > 0], ONE_CATEGORY),
        (np.flatnonzero(past.issues.any(axis=0)), ONE_ISSUE),
    ):
        if len(np.unique(values)) < 2:
            raise TooLittle(say(message), MORE)


ONE_ANSWER = gettext_noop("All recommendations have the same answer, or none.")
ONE_CATEGORY = gettext_noop("All recommendations are of the same action category, or of none.")
ONE_ISSUE = gettext_noop("All recommendations have the same issue, or none.")
MORE = say(gettext_noop("Give UPR Info's table of all recommendations of several sessions."))
