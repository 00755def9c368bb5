"""What a trained model says of texts, asked in one go for all that are in a language it knows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from upr.insight.labels.lexicon import Said
from upr.insight.past import ISSUES, Bools, Floats


class IssueModel(Protocol):
    """What labels issues (`labels.issues`)."""

    @property
    def languages(self) -> Sequence[str]:
        """Those it answers for."""
        ...

    def probabilities(
        self,
        texts: Sequence[str],
        languages: Sequence[str] | None = None,
        said: Sequence[Said] | None = None,
    ) -> Floats:
        """(n, 54) in the order of `ISSUES`; `said` is what the lexicon found in each text."""
        ...

    def labels(self, probabilities: Floats) -> Bools:
        """(n, 54) what is labelled."""
        ...


class ActionModel(Protocol):
    """What labels action categories (`labels.actions`)."""

    @property
    def languages(self) -> Sequence[str]:
        """Those it answers for."""
        ...

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """(n, 5), category 1 first."""
        ...


class Labelling(Protocol):
    """What a trained model (`upr.insight.model.Model`) gives to labels."""

    @property
    def issues(self) -> IssueModel: ...

    @property
    def actions(self) -> ActionModel: ...

    @property
    def seen(self) -> Collection[str]:
        """`text_hash` of every text it was fitted on."""
        ...


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a model says of one text."""

    issues: Sequence[tuple[str, float]] | None
    category: tuple[int, float] | None


def learnt_of(
    texts: Sequence[str],
    languages: Sequence[str | None],
    said: Sequence[Said],
    model: Labelling,
) -> dict[int, Learnt]:
    """Place → what the model says, for texts in a language it knows."""
    issues: dict[int, Sequence[tuple[str, float]]] = {}
    if places := [at for at, one in enumerate(languages) if one in model.issues.languages]:
        chances = model.issues.probabilities(
            [texts[at] for at in places],
            [languages[at] or "" for at in places],
            [said[at] for at in places],
        )
        for at, chance, chosen in zip(places, chances, model.issues.labels(chances), strict=True):
            columns = sorted(chosen.nonzero()[0].tolist(), key=lambda one: -chance[one])
            issues[at] = [(ISSUES[one], float(chance[one])) for one in columns]
    categories: dict[int, tuple[int, float]] = {}
    if places := [at for at, one in enumerate(languages) if one in model.actions.languages]:
        chances = model.actions.probabilities([texts[at] for at in places])
        best = zip(
            places, chances.argmax(axis=1).tolist(), chances.max(axis=1).tolist(), strict=True
        )
        categories = {at: (number + 1, chance) for at, number, chance in best}
    return {
        at: Learnt(issues.get(at), categories.get(at)) for at in issues.keys() | categories.keys()
    }
