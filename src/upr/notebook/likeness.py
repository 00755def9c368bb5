"""Tables of what is alike: recommendations that ask for the same, and those that carry an ask."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from upr.insight.likeness.degree import Degree
from upr.insight.likeness.matching import Match, match
from upr.insight.model import Model
from upr.insight.past import ISSUES, Past
from upr.notebook.languages import guessed_language, language_of
from upr.notebook.tables import ASKS, CARRIERS, Given, table_of
from upr.output.fields import MATCH, SIMILAR
from upr.record import Recommendation, Response, key_of, text_hash
from upr.vocab.sessions import cycle_of

ANSWERS = {1: Response.SUPPORTED, 0: Response.NOTED, -1: Response.PENDING}


@dataclass(frozen=True, slots=True)
class _Carrier:
    """What may carry an ask."""

    key: str
    text: str
    recommenders: Sequence[str]
    response: str
    language: str


def similar_table(
    text: str, model: Model, *, limit: int = 20, language: str | None = None
) -> list[dict[str, Any]]:
    """The recommendations the model was made from that ask for the same, in the fields SIMILAR.

    language  "en", "es" or "fr"; None: by its words, English where they do not tell
    """
    tongue = language or guessed_language(text) or "en"
    found = model.likeness.alike(text, limit, language=tongue)
    return [_similar(model.past, one.row, one.likeness) for one in found]


def _similar(past: Past, row: int, likeness: float) -> dict[str, Any]:
    state, session = past.names[int(past.state[row])], int(past.session[row])
    asked: list[int] = past.askers[past.first[row] : past.first[row + 1]].tolist()
    values: tuple[Any, ...] = (
        key_of(state, session, f"~{text_hash(past.texts[row])}"),
        state,
        cycle_of(session),
        session,
        "",
        past.texts[row],
        [past.names[code] for code in asked],
        ANSWERS[int(past.supported[row])].value,
        [ISSUES[at] for at in np.flatnonzero(past.issues[row])],
        int(past.category[row]) or None,
        [],
        round(likeness, 3),
    )
    return dict(zip(SIMILAR, values, strict=True))


def match_table(
    asks: Given, report: Given, model: Model | None = None, *, limit: int = 10
) -> list[dict[str, Any]]:
    """For every ask (`id`, `text`) the recommendations that carry it, best first: fields MATCH.

    An ask that nothing carries has one row of degree "none": the nearest recommendation, or none.

    report  a table with `text` and, where there are, `key`, `from`, `response`, `language`;
            `carriers_of` makes one of what `upr.intake` read
    Raises NothingToMatch for an empty side, UnknownLanguage, WrongDocument without texts.
    """
    table = table_of(asks, ASKS, "asks")
    carriers = list(_carriers(report))
    texts = [record["text"] for record in table.records]
    tongues = [language_of(record) for record in table.records]
    found: dict[int, list[Match]] = {}
    for tongue in dict.fromkeys(tongues):
        places = [place for place, own in enumerate(tongues) if own == tongue]
        matches = match(
            [texts[place] for place in places],
            [one.text for one in carriers],
            language=tongue,
            languages=[one.language for one in carriers],
            likeness=model.likeness if model else None,
            limit=limit,
        )
        found |= dict(zip(places, matches, strict=True))
    return [
        row
        for place, (number, record) in enumerate(zip(table.numbers, table.records, strict=True))
        for row in _rows(record["id"] or str(number), found[place], carriers)
    ]


def _rows(
    ask: str, found: Sequence[Match], carriers: Sequence[_Carrier]
) -> Iterator[dict[str, Any]]:
    if not found:
        values: tuple[Any, ...] = (ask, "", "", [], "", Degree.NONE.value, 0.0)
        yield dict(zip(MATCH, values, strict=True))
    for one in found:
        by = carriers[one.text]
        score = round(one.score, 3)
        values = (ask, by.key, by.text, by.recommenders, by.response, one.degree.value, score)
        yield dict(zip(MATCH, values, strict=True))


def carriers_of(report: Iterable[Recommendation]) -> list[dict[str, Any]]:
    """Recommendations as `upr.intake` reads them, as a table for `match_table`."""
    return [
        {
            "key": one.key,
            "text": one.text,
            "from": list(one.recommenders),
            "response": one.response.value,
            "language": one.language,
        }
        for one in report
    ]


def _carriers(report: Given) -> Iterator[_Carrier]:
    table = table_of(report, CARRIERS, "recommendations")
    for number, record in zip(table.numbers, table.records, strict=True):
        yield _Carrier(
            record["key"] or str(number),
            record["text"],
            [name.strip() for name in record["from"].split(";") if name.strip()],
            record["response"],
            language_of(record),
        )
