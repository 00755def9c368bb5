"""Brackets with recommending States in the text of one numbered paragraph.

Only a bracket whose every piece is the name of a State is one of recommending States; "(CEDAW)",
"(2011-2015)" and "(see A/HRC/…)" stay in the text. Brackets in names are nested one level:
"(Venezuela (Bolivarian Republic of), Chile)".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from upr.intake.wg_report.recommenders import Names, names_in
from upr.vocab.names import fold
from upr.vocab.states import spellings

END = re.compile(r"\s*[*∗]*\s*(?:[;.:]|$)")
"""What ends a recommendation after its bracket; an asterisk may point to a footnote."""

STRAY_CLOSING = re.compile(r"\)(?=\s*[*∗]*\s*(?:[;.:]|$))")
LAST_IN_SENTENCE = re.compile(
    r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)(?=\s*[*∗]*\s*(?:[;.:]|$))\s*[*∗]*\s*[;.:]?"
)
"""A closed bracket at the end of a recommendation, nested ones allowed."""

NAME = re.compile(
    r"(?:(?:[Tt]he|[Ll]a|[Ee]l|[Ll]os|[Ll]as|[Ll]es?)\s+)?[^\W\d_a-zà-ÿ](?=[^\s]*[a-zà-ÿ])[^\d/]{2,70}"
)
"""How the name of a State looks: a capital, small letters, no digits."""

NOT_A_STATE = re.compile(
    r"\b(?:conven|protoc|princip|guideline|rules?\b|acts?\b|laws?\b|plan|committee|comit|council|consejo"
    r"|court|corte|tribunal|charter|carta|statut|declarat|declaraci|resolut|article|artículo|paragraph"
    r"|párrafo|report|inform|recommend|recomend|goals?\b|objetiv|agenda|programme|program|fund|union"
    r"|commission|comisi|organi|law|ley\b|loi\b|code|código|bill|chapter|annex|see\b|including|such)",
    re.I,
)
"""Words in brackets that name something else."""

ALIKE = 0.8
"""How like a known name an unknown one must be to be taken for its misprint (not for the State)."""

LONGEST_BRACKET = 1200
WORDS_BEFORE = 60
"""How far back a list of States without its opening bracket is looked for."""


@dataclass(frozen=True, slots=True)
class StateBracket:
    """A bracket of recommending States: characters `start` to `end` (exclusive) of the text.

    unclosed  True where the closing bracket is not printed
    unknown   names in it that are no State's; then nobody knows who recommends
    """

    start: int
    end: int
    states: tuple[str, ...]
    unclosed: bool = False
    unknown: tuple[str, ...] = ()


def state_brackets(text: str, *, sample: bool = False) -> list[StateBracket]:
    """All brackets of recommending States, in printed order."""
    found = list(_closed_brackets(text, sample=sample))
    found += lost_openings(text, found, sample=sample)
    return sorted(found, key=lambda bracket: bracket.start)


def _closed_brackets(text: str, *, sample: bool) -> Iterator[StateBracket]:
    at = 0
    while (start := text.find("(", at)) >= 0:
        bracket = _bracket_at(text, start, sample=sample)
        if bracket:
            yield bracket
            at = bracket.end
        else:
            # not States: what is nested in it may still be
            at = start + 1


def _bracket_at(text: str, start: int, *, sample: bool) -> StateBracket | None:
    end = closing_of(text, start)
    if end is None:
        return never_closed(text, start, sample=sample)
    names = names_in(text[start + 1 : end], sample=sample)
    return StateBracket(start, end + 1, names.states) if names.all_known else None


def closing_of(text: str, start: int) -> int | None:
    """Index of the bracket that closes the one at `start`, nested ones passed over.

    None also where it would be longer than any list of States.
    """
    depth = 0
    for at in range(start, min(len(text), start + LONGEST_BRACKET)):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if not depth:
                return at
    return None


def never_closed(text: str, start: int, *, sample: bool = False) -> StateBracket | None:
    """A bracket that is opened at `start` and not closed, where only States follow up to the end.

    "… (Spain;" and "… (Iran (Islamic Republic of);" leave no doubt which States are meant.
    """
    end = _end_of_unclosed(text, start)
    if end - start > LONGEST_BRACKET:
        return None
    names = names_in(text[start + 1 : end], sample=sample)
    return StateBracket(start, end, names.states, unclosed=True) if names.all_known else None


def _end_of_unclosed(text: str, start: int) -> int:
    """Where a recommendation whose bracket is not closed ends: its ';' or the end of the text."""
    semicolon = text.find(";", start)
    return semicolon if semicolon >= 0 else len(text.rstrip(" ."))


def lost_openings(
    text: str, found: list[StateBracket], *, sample: bool = False
) -> list[StateBracket]:
    """Brackets of which only the end is printed: "… of women Bangladesh);".

    The longest run of words before the stray bracket that holds nothing but States is taken.
    """
    lost: list[StateBracket] = []
    for match in STRAY_CLOSING.finditer(text):
        end = match.end()
        if _is_opened(text, match.start()):
            continue
        bracket = _run_of_states(text, match.start(), sample=sample)
        if bracket and not any(b.start < end and bracket.start < b.end for b in found):
            lost.append(bracket)
    return lost


def _is_opened(text: str, closing: int) -> bool:
    """Whether the bracket that closes at `closing` is opened somewhere before it."""
    depth = 0
    for at in range(closing, -1, -1):
        if text[at] == ")":
            depth += 1
        elif text[at] == "(":
            depth -= 1
            if not depth:
                return True
    return False


def _run_of_states(text: str, closing: int, *, sample: bool) -> StateBracket | None:
    words = [m.start() for m in re.finditer(r"(?<!\S)\S", text[:closing])][-WORDS_BEFORE:]
    for start in words:
        # a name begins with a capital; anything else cannot begin the list
        if not text[start].isupper():
            continue
        names: Names = names_in(text[start:closing], sample=sample)
        if names.all_known:
            return StateBracket(start, closing + 1, names.states)
    return None


def unknown_names(
    text: str, found: list[StateBracket], *, sample: bool = False
) -> list[StateBracket]:
    """Brackets that stand where recommending States stand and hold a name nobody knows.

    "(Spain, Absurdia);" names a State beside it, "(Spaine);" is like one, and "(Absurdia); Keep …"
    is followed by a new recommendation; "(CEDAW);" and "(Istanbul Convention);" are none of these.
    """
    brackets: list[StateBracket] = []
    for match in LAST_IN_SENTENCE.finditer(text):
        start, end = match.start(), match.end(1) + 1
        if any(b.start < end and start < b.end for b in found):
            continue
        names = names_in(match[1], sample=sample)
        follows = text[match.end() :].lstrip()
        begins_anew = not follows or follows[0].isupper()
        if names.states or looks_like_state(names, begins_anew, sample=sample):
            brackets.append(StateBracket(start, end, names.states, unknown=names.unknown))
    return brackets


def looks_like_state(names: Names, begins_anew: bool, *, sample: bool = False) -> bool:
    """Whether a bracket with unknown names only is meant for a State.

    begins_anew  whether a new recommendation or nothing follows it
    """
    if not names.unknown or not all(NAME.fullmatch(name) for name in names.unknown):
        return False
    if any(NOT_A_STATE.search(name) for name in names.unknown):
        return False
    known = spellings(sample=sample)
    alike = all(get_close_matches(fold(n), known, n=1, cutoff=ALIKE) for n in names.unknown)
    return alike or begins_anew
