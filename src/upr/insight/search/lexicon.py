"""Terms of the search table and names of States by their stems, and the longest one at a place."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from upr.insight.words import LANGUAGES, folded_words, stem, tokens
from upr.vocab.rows import rows
from upr.vocab.search_terms import search_terms


def _listed(words: str) -> frozenset[str]:
    return frozenset(folded_words(words))


# Articles, prepositions and such: never part of a term's key, so that "pena muerte" and "condition
# of detention" are found as well. No word here has substance in one of the other two languages.
LINKS = {
    "en": _listed(
        """a an the of to in on at by for from with and or as is are be been was were
        it its this that these those their his her our your they we which who whose
        against between among under towards during through into"""
    ),
    "es": _listed(
        """el la los las lo un una unos unas de del al a en y o u e que con contra por
        para su sus se es fue ser como este esta estos estas entre hacia sobre ante"""
    ),
    "fr": _listed(
        """le la les l un une des du de d au aux a en et ou que qu qui par pour avec
        contre dans son sa ses leur leurs se s n est sont ce cette ces entre vers
        envers chez"""
    ),
}
LIGHT = _listed(
    """no not non without based basis would could if before after since upon than per how
    even because thus otherwise until themselves itself just deemed very despite once
    beyond amongst had anyone cannot thereby what namely thereto does there yet
    ni sin bajo según desde hasta antes después basado basada basados basadas fundado
    fundada
    ne pas sans sur sous selon depuis fondé fondée fondés fondées basé basée basés
    basées"""
)
"""Part of a term ("sin papeles", "Sudán del Sur"), without weight alone."""
WEIGHTLESS = LIGHT.union(*LINKS.values())
"""Words left out of a query outside quotes, unless it holds nothing else."""

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a term stands for.

    english  alternatives in the notation of the table (`upr.vocab.search_terms`)
    common   a single common word of the record, not a term of its own: "aplicación", not "HSH"
    """

    english: tuple[str, ...]
    common: bool

    def __or__(self, other: "Meaning") -> "Meaning":
        english = tuple(dict.fromkeys((*self.english, *other.english)))
        return Meaning(english, self.common and other.common)


@dataclass(frozen=True, slots=True)
class Match:
    """A term found: its language, the word after its last one, and what it stands for."""

    language: str
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The whole table, ready to be looked up.

    terms    language → stems without links → meaning
    exact    language → folded words without links → meaning: names of States and abbreviations,
             which must not be cut ("Canadá" has the stem of "can", "MENA" that of "men")
    longest  language → words in its longest term
    english  every English stem the table knows: a word among them may be English
    """

    terms: Mapping[str, Mapping[Stems, Meaning]]
    exact: Mapping[str, Mapping[Stems, Meaning]]
    longest: Mapping[str, int]
    english: frozenset[str]

    def matches(self, words: Sequence[str], at: int) -> Iterator[Match]:
        """For each language the longest term that begins at `words[at]`, folded words."""
        for language in LANGUAGES:
            if words[at] not in LINKS[language] and (found := self._longest(words, at, language)):
                yield found

    def _longest(self, words: Sequence[str], at: int, language: str) -> Match | None:
        best: Match | None = None
        key: Stems = ()
        whole: Stems = ()
        for place in range(at, len(words)):
            if words[place] in LINKS[language]:
                continue
            key = (*key, stem(words[place], language))
            whole = (*whole, words[place])
            if len(key) > self.longest[language]:
                break
            if meaning := self.exact[language].get(whole) or self.terms[language].get(key):
                best = Match(language, place + 1, meaning)
        # "del" has the stem of "délit": a link of another language is no term alone
        alone = best and best.end == at + 1 and words[at] in WEIGHTLESS
        return None if alone else best


@cache
def lexicon() -> Lexicon:
    """The search table and the names of States; read once, about 0.1 s."""
    terms: dict[str, dict[Stems, Meaning]] = {each: {} for each in LANGUAGES}
    exact: dict[str, dict[Stems, Meaning]] = {each: {} for each in LANGUAGES}
    for language, term, meaning in _table():
        words = unlinked(term, language)
        # words that share a stem share their meanings: "parte" and "partes"
        if term.isupper():
            _add(exact[language], words, meaning)
        else:
            _add(terms[language], tuple(stem(word, language) for word in words), meaning)
    for language, name, meaning in _states():
        _add(exact[language], unlinked(name, language), meaning)
    meanings = [*_meanings(terms), *_meanings(exact)]
    english = {text.replace("_", " ") for meaning in meanings for text in meaning.english}
    stems = {each for text in english for each in tokens(text)}
    longest = {each: max(map(len, (*terms[each], *exact[each]))) for each in LANGUAGES}
    return Lexicon(terms, exact, longest, frozenset(stems).union(*terms["en"]))


def unlinked(term: str, language: str) -> Stems:
    """The folded words of a term without links, or with them where it has nothing else."""
    folded = folded_words(term)
    return tuple(word for word in folded if word not in LINKS[language]) or tuple(folded)


def _add(known: dict[Stems, Meaning], key: Stems, meaning: Meaning) -> None:
    known[key] = known[key] | meaning if key in known else meaning


def _meanings(known: Mapping[str, Mapping[Stems, Meaning]]) -> Iterator[Meaning]:
    for terms in known.values():
        yield from terms.values()


def _table() -> Iterator[tuple[str, str, Meaning]]:
    for row in search_terms():
        yield row.language, row.term, Meaning(row.english, row.kind == "stem")


def _states() -> Iterator[tuple[str, str, Meaning]]:
    """Every name of a State stands for the names that the record's English has for it."""
    english: dict[str, list[str]] = defaultdict(list)
    names = [row for row in rows("state_names") if len(row["name"]) > 2]
    for row in names:
        if row["language"] == "en" and row["kind"] != "formal":
            english[row["iso3"]].append("_".join(folded_words(row["name"])))
    for row in names:
        if row["language"] in LANGUAGES:
            yield row["language"], row["name"], Meaning(tuple(english[row["iso3"]]), False)
