"""Words of a query → what stands for them in the record.

The language typed is unknown, and most of the record is English. So a term of the search table
stands for itself, in texts of its language, or for its English; the longest term wins ("pena de
muerte" before "pena"). A word that no table knows stands for its stems in all three languages.

Words that may all be English ("police", "application") are read as English: the single Spanish or
French words that look like them are passed over unless the page is in that language. English terms
bring only other names of the same thing ("MSM"); the table says which.

In quotes nothing is loosened: the phrase in each language, and, if the whole phrase is a term, its
English as phrases. A Spanish or French phrase that is no term is looked for word by word as well,
since the record can hold it only in other words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from upr.insight.search.lexicon import LIGHT, LINKS, WEIGHTLESS, Match, lexicon
from upr.insight.search.tree import EVERYTHING, Node, Phrase, Word, all_of, any_of, none_of
from upr.insight.words import LANGUAGES, WORD, fold, folded_words, stem, tokens

SHORTEST_PREFIX = 3
"""Letters before a `*`; fewer would bring half the record."""
ENDINGS = ("", "e", "ing", "ion", "ed", "ar", "er", "ado", "es")
"""What a person may have had in mind after a `*`: "discriminat*" is longer than its stem."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word of a run: folded; `group` counts what was typed between blanks; `plain` is False
    where an accent was typed, which no English word has."""

    word: str
    group: int
    plain: bool = True


def terms(run: Iterable[str], language: str = "") -> list[Node]:
    """One node for each term of a run of plain words, in order; words without weight left out.

    language  of the page it was typed on, "" if unknown
    """
    nodes: list[Node] = []
    words: list[_Typed] = []
    for group, typed in enumerate(run):
        if prefix := _prefix(typed):
            nodes += [*_expanded(words, language), beginning(prefix)]
            words = []
        else:
            words += _typed(typed, group)
    nodes += _expanded(words, language)
    # a query of links only ("the") asks for them after all
    return nodes or [_in_any_language([each.word]) for each in words]


@dataclass(frozen=True, slots=True)
class Also:
    """A term that stands for other words as well.

    typed    as it was typed
    english  its alternatives, as they may be shown and typed again: "sex work", "prostitution
             -child"
    """

    typed: str
    english: tuple[str, ...]


def also(run: Sequence[str], language: str = "") -> Iterator[Also]:
    """The terms in a run of plain words that bring other words of the record."""
    words = [each for group, typed in enumerate(run) for each in _typed(typed, group)]
    for at, end, matches in _terms(words, language):
        typed = " ".join(run[words[at].group : words[end - 1].group + 1])
        yield from _also(typed, matches)


def also_phrase(text: str) -> Iterator[Also]:
    """The same for words in quotes, which stand for something only as a whole."""
    words = folded_words(text)
    matches = lexicon().matches(words, 0) if words else ()
    yield from _also(
        text, [match for match in matches if match.end == len(words) and match.language != "en"]
    )


def _also(typed: str, matches: Sequence[Match]) -> Iterator[Also]:
    alternatives = (each for match in matches for each in _alternatives(match))
    shown = dict.fromkeys(each.replace("!", "-").replace("_", " ") for each in alternatives)
    # a text with all the words typed is found anyway: "Chile", "Republic of Chile"
    own = set(folded_words(typed))
    others = tuple(each for each in shown if not own.issubset(folded_words(each)))
    if others:
        yield Also(typed, others)


def _alternatives(match: Match) -> Iterator[str]:
    """The English of a term, then what that English stands for: "sex work", "prostitution"."""
    yield from match.meaning.english
    if match.language != "en":
        for alternative in match.meaning.english:
            words = folded_words(alternative.replace("_", " "))
            for known in lexicon().matches(words, 0):
                if known.language == "en" and known.end == len(words):
                    yield from known.meaning.english


def _typed(typed: str, group: int) -> list[_Typed]:
    """The words of what was typed between two blanks."""
    return [
        _Typed(folded, group, part.isascii())
        for part in WORD.findall(typed)
        if (folded := fold(part))
    ]


def phrase(text: str, language: str = "") -> Node:
    """Words in quotes: together and in this order, in whichever language they are."""
    words = folded_words(text)
    if not words:
        return EVERYTHING
    whole = [match for match in lexicon().matches(words, 0) if match.end == len(words)]
    foreign = [match for match in whole if match.language != "en"]
    english = (
        _as_phrase(each) for match in foreign for each in match.meaning.english if "!" not in each
    )
    found = any_of((_in_any_language(words), *english))
    typed = [_Typed(word, group) for group, word in enumerate(words)]
    if whole or text.isascii() and _may_be_english(typed, language):
        return found
    return any_of((found, all_of(_expanded(typed, language))))


def beginning(prefix: str) -> Node:
    """All stems that begin with `prefix`, and the stems that are a little shorter than it."""
    shorter = {stem(prefix + ending, each) for each in LANGUAGES for ending in ENDINGS}
    near = sorted(each for each in shorter if prefix.startswith(each) and len(each) > 3)
    return any_of([Word(prefix, prefix=True), *(Word(each) for each in near if each != prefix)])


def _prefix(typed: str) -> str:
    """The beginning of a word meant by "discrimina*"; "" for anything else."""
    parts = WORD.findall(typed)
    prefix = fold(parts[0]) if len(parts) == 1 and typed.endswith("*") else ""
    return prefix if len(prefix) >= SHORTEST_PREFIX else ""


def _expanded(words: Sequence[_Typed], language: str) -> Iterator[Node]:
    """The longest terms of the table from left to right, and the words between them."""
    english = _may_be_english(words, language)
    folded = [each.word for each in words]
    for at, end, matches in _terms(words, language):
        if matches:
            yield any_of(part for each in matches for part in _meanings(each, folded[at:end]))
        elif folded[at] not in WEIGHTLESS or (folded[at] in LIGHT and end > at + 1):
            alone = english and end == at + 1
            yield Word(stem(folded[at])) if alone else _in_any_language(folded[at:end])


def _terms(words: Sequence[_Typed], language: str) -> Iterator[tuple[int, int, list[Match]]]:
    """All words from left to right, as the longest terms of the table or, without a match, alone.

    Yields (first, past the last, matches).
    """
    english = _may_be_english(words, language)
    folded = [each.word for each in words]
    at = 0
    while at < len(words):
        end = at + 1
        matches = list(_longest(lexicon().matches(folded, at), language, english))
        if matches:
            end = matches[0].end
        elif folded[at] not in WEIGHTLESS or folded[at] in LIGHT:
            # what was typed as one ("cross-border") stands together
            while _glued(words, end - 1):
                end += 1
        yield at, end, matches
        at = end


def _glued(words: Sequence[_Typed], at: int) -> bool:
    """Whether the next word was typed without a blank between."""
    return at + 1 < len(words) and words[at + 1].group == words[at].group


def _longest(found: Iterable[Match], language: str, english: bool) -> Iterator[Match]:
    """Of the terms found at a place those that take most words; the page's language decides."""
    # a common word that may be English is English
    usable = [
        each
        for each in found
        if each.language in ("en", language) or not (each.meaning.common and english)
    ]
    most = max((each.end for each in usable), default=0)
    longest = [each for each in usable if each.end == most]
    own = [each for each in longest if each.language == language]
    yield from own or longest


def _meanings(match: Match, words: Sequence[str]) -> Iterator[Node]:
    """A term as it stands in texts of its language, and its alternatives in English."""
    links = LINKS[match.language]
    stems = [stem(word, match.language) for word in words if word not in links]
    # the stem of Spanish "acto" is that of English "act": the English alternatives say more
    if match.language != "en" and not lexicon().english.issuperset(stems):
        yield all_of(Word(each) for each in stems)
    for alternative in match.meaning.english:
        yield _english(alternative, synonyms=match.language != "en")


@lru_cache(maxsize=8192)
def _english(alternative: str, synonyms: bool) -> Node:
    """The node of one alternative of the table, its synonyms in English included if asked."""
    parts: list[Node] = []
    plain: list[str] = []
    for part in alternative.split():
        if part.startswith("!"):
            parts.append(none_of(Word(stem(part))))
        elif "_" in part:
            parts.append(_as_phrase(part))
        else:
            plain += folded_words(part)
    if not synonyms:
        return all_of([*(Word(stem(word)) for word in plain), *parts])
    at = 0
    while at < len(plain):
        match = next((m for m in lexicon().matches(plain, at) if m.language == "en"), None)
        if match:
            parts.append(any_of(_english(each, synonyms=False) for each in match.meaning.english))
        elif plain[at] not in WEIGHTLESS:
            parts.append(Word(stem(plain[at])))
        at = match.end if match else at + 1
    return all_of(parts)


def _as_phrase(alternative: str) -> Node:
    return _exactly(tokens(alternative.replace("_", " ")))


def _may_be_english(words: Sequence[_Typed], language: str) -> bool:
    """Whether each word is one that the table has in English; links of other languages are not."""
    return language not in ("es", "fr") and all(
        each.plain and (each.word in LINKS["en"] or stem(each.word) in lexicon().english)
        for each in words
    )


def _in_any_language(words: Sequence[str]) -> Node:
    return any_of(_exactly([stem(word, each) for word in words]) for each in LANGUAGES)


def _exactly(stems: Sequence[str]) -> Node:
    if len(stems) > 1:
        return Phrase(tuple(stems))
    return all_of(Word(each) for each in stems)
