"""How likely a State is to support what it is asked, with the earlier answers behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from upr.errors import UprError
from upr.insight.answers import Basis, Precedent, Precedents
from upr.insight.labels.label import Labels, label
from upr.insight.labels.language import guess_language
from upr.insight.labels.lexicon import words_of
from upr.insight.model import Model
from upr.insight.past import ISSUES
from upr.record import Reason
from upr.stages.adoption.reasons import Asked, Writer
from upr.text import gettext_noop, say
from upr.vocab import SAMPLE_STATES, iso3, session

NO_LANGUAGE = ""
"""Of a text in none of the three languages."""


class UnusableQuestion(UprError):
    """A question of which nothing can be said: there is no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A recommendation whose answer is not known yet.

    text      as it is, or will be, put
    state     under review: ISO3 or name
    askers    States that put it: ISO3 or names; none where that is not known
    session   of the review; None: the next after all that the model has seen. Nothing of that
              session or a later one is used.
    language  "en", "es", "fr"; None: it is guessed
    """

    text: str
    state: str
    askers: Sequence[str] = ()
    session: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """How likely support is.

    probability  0 to 1
    low, high    nine reviews of ten were answered as if the probability lay between them
    base_rate    share that this State supported before, whatever it was asked; drawn to that of
                 its region where few answers are known
    basis        whose answers the base rate rests on: the State's, its region's, or all
    known        False where the text is in a language that was not learnt from: then the
                 probability is the share supported on its issues or, without any, the base rate
    reasons      at most four, what is nearest to the question first
    """

    probability: float
    low: float
    high: float
    base_rate: float
    basis: Basis
    known: bool
    reasons: tuple[Reason, ...]


def forecast(model: Model, questions: Sequence[Question]) -> list[Forecast]:
    """One for each question, in their order.

    Where the model has seen the session of a question it learns anew from the earlier ones alone.
    Raises UnknownState and UnknownSession with the nearest names, UnusableQuestion for an empty
    text, TooLittle where not enough stood before that session.
    """
    by_session: dict[int, list[int]] = {}
    asked = [_asked(model, one) for one in questions]
    for place, one in enumerate(asked):
        by_session.setdefault(one.session, []).append(place)
    found: dict[int, Forecast] = {}
    for number, places in by_session.items():
        knowing = model.before(number)
        answers = _of_session(knowing, [asked[place] for place in places])
        found |= dict(zip(places, answers, strict=True))
    return [found[place] for place in range(len(asked))]


def _asked(model: Model, question: Question) -> Asked:
    """The question in codes."""
    if not question.text.strip():
        raise UnusableQuestion(
            say(gettext_noop("There is no text to forecast the answer to.")),
            say(gettext_noop("Give the words of the recommendation.")),
        )
    number = model.until_session + 1 if question.session is None else question.session
    sample = not SAMPLE_STATES.keys().isdisjoint(model.past.names)
    language = question.language or guess_language(words_of(question.text)) or NO_LANGUAGE
    return Asked(
        text=question.text,
        language=language,
        state=iso3(question.state, sample=sample),
        askers=tuple(iso3(one, sample=sample) for one in question.askers),
        session=session(number).session,
    )


def _of_session(model: Model, asked: Sequence[Asked]) -> list[Forecast]:
    """Answers to questions about one session, by a model of the sessions before it."""
    labels = label([one.text for one in asked], [one.language or None for one in asked], model)
    found = model.answers.forecast(
        [one.text for one in asked],
        [one.language for one in asked],
        [one.state for one in asked],
        [one.askers for one in asked],
        [one.session for one in asked],
        [_issues(each) for each in labels],
    )
    reasons = _reasons(model, asked, labels, found.known.tolist())
    return [
        Forecast(
            probability=float(found.probability[place]),
            low=float(found.low[place]),
            high=float(found.high[place]),
            base_rate=float(found.base_rate[place]),
            basis=found.basis[place],
            known=bool(found.known[place]),
            reasons=reasons[place],
        )
        for place in range(len(asked))
    ]


def _issues(labels: Labels) -> tuple[str, ...]:
    """Canonical labels among the 54 that the record has; surest first."""
    return tuple(str(one.value) for one in labels.issues if one.value in ISSUES)


def _reasons(
    model: Model, asked: Sequence[Asked], labels: Sequence[Labels], known: Sequence[bool]
) -> list[tuple[Reason, ...]]:
    precedents = Precedents(model.past, model.answers.wording)
    nearest = _nearest(precedents, asked)
    return [
        Writer(
            one,
            precedents,
            issues=_issues(found),
            category=int(found.category.value) if found.category else None,
            alike=nearest[place] if known[place] else None,
            known=known[place],
            until=model.until_session,
        ).reasons()
        for place, (one, found) in enumerate(zip(asked, labels, strict=True))
    ]


def _nearest(precedents: Precedents, asked: Sequence[Asked]) -> list[Precedent | None]:
    """What is most alike among what each State was asked before."""
    found: list[Precedent | None] = [None] * len(asked)
    for state in {one.state for one in asked}:
        places = [place for place, one in enumerate(asked) if one.state == state]
        texts = [asked[place].text for place in places]
        nearest = precedents.nearest(state, texts, [asked[place].language for place in places])
        for place, one in zip(places, nearest, strict=True):
            found[place] = one
    return found
