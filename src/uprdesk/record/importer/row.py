"""One row of one document: what it says, and how much its document counts."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from upr.insight.merging import Entry
from upr.record import Position, Recommendation, Response
from uprdesk.record.models import Document, Source

WORDING = ("report", "list", "draft", "uhri", "upr-info")
"""Whose number, words, States and page are shown: the first that has the row."""

ANSWERING = ("list", "addendum", "uhri", "upr-info", "report", "draft")
"""Whose answer is shown: OHCHR's list and the addendum give the final one, then the data sets; the
report only knows what the State said before the plenary."""

LANGUAGES = ("en", "es", "fr")


def standing(document: Document) -> str:
    """The name under which a document stands in WORDING and ANSWERING."""
    return "draft" if document.draft else document.kind


def rank(document: Document) -> int:
    """0 for the document whose wording counts most; English before other languages."""
    languages = len(LANGUAGES) + 1
    language = LANGUAGES.index(document.language) if document.language in LANGUAGES else 3
    return WORDING.index(standing(document)) * languages + language


@dataclass(slots=True)
class Row:
    """What `document` says of one recommendation.

    key     the row's own key in its document
    digest  changes when anything the document says of it changes
    """

    document: Document
    told: Recommendation
    key: str
    digest: str

    def entry(self) -> Entry:
        """The row as merging looks at it; a draft's number may still change and does not count."""
        told = self.told
        return Entry(
            source=self.document.name,
            rank=rank(self.document),
            key=self.key,
            text=told.text,
            states=told.recommenders,
            paragraph="" if self.document.draft else told.paragraph,
            part=told.part,
            language=told.language,
            response=told.response,
        )


def digest_of(told: Recommendation) -> str:
    """Sixteen hex digits of everything the row says."""
    said = (
        *(told.paragraph, told.part, told.parts, told.text, told.recommenders, told.response),
        *(told.position, told.page, told.language, told.category, told.source_of_position),
        *(told.issues, told.themes, told.groups, told.sdgs),
    )
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def tags_of(told: Recommendation) -> dict[str, object]:
    """The row's tags as `Source.tags` keeps them, without empty ones."""
    tags = {
        "issues": told.issues,
        "themes": told.themes,
        "groups": told.groups,
        "sdgs": told.sdgs,
        "source_of_position": told.source_of_position,
    }
    return {name: value for name, value in tags.items() if value}


def rows_of(sources: Iterable[Source], documents: dict[int, Document]) -> list[Row]:
    """Rows as they were stored; one that stood beside several recommendations is one row again."""
    together: dict[tuple[int, str], list[Source]] = {}
    for source in sources:
        together.setdefault((source.document_id, source.key), []).append(source)
    return [
        Row(documents[document], _told(same), key, same[0].digest)
        for (document, key), same in together.items()
    ]


def _told(same: Sequence[Source]) -> Recommendation:
    source, tags = same[0], same[0].tags
    return Recommendation(
        state=source.state,
        session=source.session,
        text=source.text,
        recommenders=tuple(dict.fromkeys(s for one in same for s in one.recommenders)),
        response=Response(source.response),
        paragraph=source.paragraph,
        part=source.part,
        parts=source.parts,
        language=source.language,
        position=Position(source.position) if source.position else None,
        page=source.page,
        issues=tuple(tags.get("issues", ())),
        category=source.category,
        themes=tuple(tags.get("themes", ())),
        groups=tuple(tags.get("groups", ())),
        sdgs=tuple(tags.get("sdgs", ())),
        source_of_position=tags.get("source_of_position", ""),
    )


def rows_just_read(document: Document, told: Iterable[Recommendation]) -> list[Row]:
    """Rows of one document, those with the same key made one: a text put by several States.

    Where they differ in the answer it is "noted" (partly supported is noted); the reader has
    listed the difference among its doubts.
    """
    found: dict[str, Recommendation] = {}
    for one in told:
        key = one.key
        found[key] = _together(found[key], one) if key in found else one
    return [Row(document, one, key, digest_of(one)) for key, one in found.items()]


def _together(first: Recommendation, other: Recommendation) -> Recommendation:
    def union(field: str) -> tuple:
        return tuple(dict.fromkeys((*getattr(first, field), *getattr(other, field))))

    return replace(
        first,
        recommenders=union("recommenders"),
        response=first.response if first.response == other.response else Response.NOTED,
        category=max(first.category or 0, other.category or 0) or None,
        issues=union("issues"),
        themes=union("themes"),
        groups=union("groups"),
        sdgs=union("sdgs"),
    )
