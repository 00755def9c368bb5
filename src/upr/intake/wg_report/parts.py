"""One numbered paragraph → its recommendations, each with its text and recommending States.

A bracket of States ends a recommendation where the sentence ends after it ("…(Ghana); Consider …")
or a new one begins; a bracket in mid-sentence ("Accede to (Algeria)/sign and ratify (Chile) the …")
belongs to the one recommendation around it, whose States are those of all its brackets. A bare
bracket ("(Ghana); (Indonesia);") means the same text again: its States join the one before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from upr.intake.wg_report.brackets import NAME, StateBracket, state_brackets, unknown_names
from upr.intake.wg_report.recommenders import names_in
from upr.text import NOTHING, Text, gettext_noop, say
from upr.vocab.names import nearest
from upr.vocab.states import name_of, spellings

ENDS_SENTENCE = re.compile(r"\s*[*∗]*\s*[;.:]+\s*[*∗]*\s*|\s*[*∗]+\s*(?=$|[^\W\d_a-z])|\s*$")
"""After a bracket: the mark that ends a recommendation, with an asterisk for a footnote."""

NEW_SENTENCE = re.compile(r"\s+(?=[^\W\d_a-zà-ÿ][a-zà-ÿ]+\s)")
"""After a bracket: a new recommendation begins with a capital, its mark was forgotten.

An acronym goes on with the sentence: "Sign (Chile)/ratify (Spain) ICRMW"."""

BETWEEN_BRACKETS = re.compile(r"[\s,;/&.*∗]*(?:\b(?:and|y|e|et)\b)?[\s,;/]*")
"""Between brackets that belong together: "(A) (B)", "(A), (B)", "(A) and (B)", "(A); (B)"."""

LAST_BRACKET = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*[*∗]*\s*[;.:,]?\s*[*∗]*\s*$")
OPEN_BRACKET = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*$")


@dataclass(frozen=True, slots=True)
class Part:
    """One recommendation of a numbered paragraph.

    states  ISO 3166-1 alpha-3 in printed order, each once
    doubt   what a person should look at, e.g. a bracket that is not closed
    """

    text: str
    states: tuple[str, ...]
    doubt: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Rest:
    """Words of a numbered paragraph that belong to none of its recommendations, and why."""

    text: str
    why: Text


def parts_of(text: str, *, sample: bool = False) -> tuple[list[Part], list[Rest]]:
    """Split the text of one numbered paragraph, its number taken off.

    Nothing is lost: all words are in a part or in a rest.
    """
    parts: list[Part] = []
    rests: list[Rest] = []
    start = 0
    held: list[StateBracket] = []
    known = state_brackets(text, sample=sample)
    doubtful = unknown_names(text, known, sample=sample)
    for bracket in sorted([*known, *doubtful], key=lambda one: one.start):
        held.append(bracket)
        end = _end_after(text, bracket)
        if end is None:
            continue
        words = _without(text, start, end, held)
        states = _once(held)
        if bracket.unknown:
            # the States beside the unknown name are read, the name is shown to a person
            why = unknown_state(bracket.unknown[0], sample=sample)
            rests.append(Rest(tidy_text(text[start:end]), why))
        if words and states:
            parts.append(Part(words, states, _doubt(held)))
        elif parts and not words:
            parts[-1] = ditto(parts[-1], states)
        elif not words:
            rests.append(Rest(text[start:end].strip(), say(ONLY_STATES)))
        start, held = end, []
    rests += _after_the_last(text, start, held, parts, sample=sample)
    return parts, rests


def ditto(part: Part, states: tuple[str, ...]) -> Part:
    """The same recommendation made by further States, whose bracket stands alone."""
    return Part(part.text, tuple(dict.fromkeys((*part.states, *states))), part.doubt)


def _end_after(text: str, bracket: StateBracket) -> int | None:
    """Where the recommendation ends that `bracket` closes; None for a bracket in mid-sentence."""
    if match := ENDS_SENTENCE.match(text, bracket.end):
        return match.end()
    if match := NEW_SENTENCE.match(text, bracket.end):
        return match.end()
    return None


def _once(brackets: list[StateBracket]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(state for bracket in brackets for state in bracket.states))


def _doubt(brackets: list[StateBracket]) -> Text:
    return say(NOT_CLOSED_BUT_CLEAR) if any(b.unclosed for b in brackets) else NOTHING


def _without(text: str, start: int, end: int, brackets: list[StateBracket]) -> str:
    """The words from `start` to `end` without the brackets, white space single, no final ';'."""
    pieces: list[str] = []
    at = start
    for bracket in brackets:
        between = text[at : bracket.start]
        # "(A) and (B)" is one list
        joins = at > start and BETWEEN_BRACKETS.fullmatch(between)
        pieces.append("" if joins else between.rstrip())
        at = bracket.end
    # what follows the last bracket is only the mark that ended the recommendation
    tail = text[at:end]
    if brackets and ENDS_SENTENCE.fullmatch(tail):
        tail = ""
    return tidy_text("".join([*pieces, tail]))


def tidy_text(text: str) -> str:
    """`text` with single white space, without the marks that end a recommendation."""
    return " ".join(text.split()).strip(" ;:,/*∗").strip()


def _after_the_last(
    text: str, start: int, held: list[StateBracket], parts: list[Part], *, sample: bool
) -> Iterator[Rest]:
    """What follows the last recommendation that ended with its States; may add to `parts`."""
    words = _without(text, start, len(text), held)
    if not words:
        return
    if held:
        # "… (Mexico) and to create a mechanism": the States stand in mid-sentence only
        parts.append(Part(words.removesuffix("."), _once(held), _doubt(held)))
        return
    if words.strip(". "):
        yield Rest(tidy_text(text[start:]), why_unread(text[start:], bool(parts), sample=sample))


def why_unread(text: str, follows: bool, *, sample: bool = False) -> Text:
    """Why no recommending State can be given for `text`, as precisely as it can be said.

    follows  whether a recommendation of the same number stands before it
    """
    if match := LAST_BRACKET.search(text):
        return _unknown_name(match[1], sample=sample)
    if match := OPEN_BRACKET.search(text.rstrip(" ;.")):
        return say(NEVER_CLOSED, bracket=match[0][:80])
    return say(REMARK if follows else NO_STATE)


def _unknown_name(content: str, *, sample: bool) -> Text:
    """Why a last bracket gives no State: the first name in it that no list holds."""
    names = names_in(content, sample=sample)
    unknown = next((name for name in names.unknown if NAME.match(name)), "")
    return unknown_state(unknown, sample=sample) if unknown else say(NO_STATE)


def unknown_state(name: str, *, sample: bool = False) -> Text:
    """The sentence for a name that is no State's, with the names that look alike."""
    labels = {key: name_of(iso3) for key, iso3 in spellings(sample=sample).items()}
    likely = nearest(name[:100], labels)
    if not likely:
        return say(UNKNOWN_STATE, name=name[:100])
    return say(UNKNOWN_STATE_NEAREST, name=name[:100], nearest="; ".join(likely))


NO_STATE = gettext_noop("No recommending State was found.")
REMARK = gettext_noop("These words follow the recommending State; they may be a remark.")
ONLY_STATES = gettext_noop("Here stand recommending States without a recommendation.")
NEVER_CLOSED = gettext_noop("A bracket is opened and never closed: %(bracket)s")
NOT_CLOSED_BUT_CLEAR = gettext_noop(
    "The bracket of the recommending States is not closed; it was read to its end."
)
UNKNOWN_STATE = gettext_noop("No State is called “%(name)s”.")
UNKNOWN_STATE_NEAREST = gettext_noop(
    "No State is called “%(name)s”; names that look alike: %(nearest)s."
)
