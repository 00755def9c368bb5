"""Writes composed reviews into the tables, many rows at a time."""

import json
from collections.abc import Iterable

from upr.record import text_hash
from upr.vocab.sessions import cycle_of
from upr.vocab.states import SAMPLE_STATES
from uprdesk.record.importer import correcting
from uprdesk.record.importer.composing import Composed
from uprdesk.record.importer.inserting import insert
from uprdesk.record.importer.proposing import Told, propose
from uprdesk.record.importer.row import tags_of
from uprdesk.record.models import Alias, Label, Recommendation, Recommender, Source
from uprdesk.record.search import index

AT_ONCE = 2_000
"""Recommendations that are held in memory before they are written."""

SHOWN = (
    *("paragraph", "part", "place", "text", "text_hash", "language", "response", "response_from"),
    *("position", "category", "document", "page", "sample", "withdrawn"),
)
"""Fields of a recommendation that an import may change; the key and the review stay."""

SAID = (
    *("document", "recommendation", "state", "session", "key", "paragraph", "part", "parts"),
    *("text", "language", "recommenders", "response", "position", "category", "page", "tags"),
    *("digest", "by", "likeness"),
)
"""Fields of a source, in the order in which they are written."""


class Writer:
    """Collects recommendations of several reviews and writes them together.

    Rows beside a recommendation (States, labels of sources and the machine, sources) must be gone
    before it is written again: see `settling`.
    """

    def __init__(self) -> None:
        self.waiting: list[Composed] = []

    def add(self, composed: Iterable[Composed]) -> None:
        """Write these now or soon."""
        self.waiting += composed
        if len(self.waiting) >= AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write all that waits."""
        if not self.waiting:
            return
        written = Recommendation.objects.bulk_create(
            [_recommendation(one) for one in self.waiting],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=SHOWN,
        )
        pairs = list(zip(self.waiting, written, strict=True))
        self.waiting = []
        insert(
            Recommender,
            ("recommendation", "state", "place"),
            (
                (kept.pk, state, place)
                for one, kept in pairs
                for place, state in enumerate(one.recommenders)
            ),
        )
        insert(
            Label,
            ("recommendation", "kind", "value", "origin", "applies", "key"),
            (
                (kept.pk, kind, value, Label.Origin.SOURCE.value, True, "")
                for one, kept in pairs
                for kind, value in one.labels
            ),
        )
        insert(Source, SAID, (row for one, kept in pairs for row in _sources(one, kept.pk)))
        Alias.objects.bulk_create(
            (Alias(key=key, recommendation=kept) for one, kept in pairs for key in one.aliases),
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["recommendation"],
        )
        correcting.bring_home()
        propose(Told.of(kept, one.labels) for one, kept in pairs)
        index.put((kept.pk, kept.text, kept.language) for _, kept in pairs)


def _recommendation(one: Composed) -> Recommendation:
    told = one.lead.told
    return Recommendation(
        key=one.key,
        state=told.state,
        session=told.session,
        cycle=cycle_of(told.session),
        paragraph=told.paragraph,
        part=told.part,
        place=one.place,
        text=told.text,
        text_hash=text_hash(told.text),
        language=told.language,
        response=one.response.value,
        response_from=one.response_from,
        position=_position(one),
        category=one.category,
        document=one.lead.document,
        page=told.page,
        sample=any(state in SAMPLE_STATES for state in (told.state, *one.recommenders)),
        withdrawn=False,
    )


def _position(one: Composed) -> str:
    """The report's group, from the first row that knows it."""
    return next((row.told.position.value for row, _ in one.members if row.told.position), "")


def _sources(one: Composed, recommendation: int) -> Iterable[tuple]:
    """The rows of `Source`, in the order of SAID."""
    for row, member in one.members:
        told = row.told
        yield (
            row.document.pk,
            recommendation,
            told.state,
            told.session,
            row.key,
            told.paragraph,
            told.part,
            told.parts,
            told.text,
            told.language,
            json.dumps(member.states),
            told.response.value,
            told.position.value if told.position else "",
            told.category,
            told.page,
            json.dumps(tags_of(told), ensure_ascii=False),
            row.digest,
            member.by,
            round(member.likeness, 3),
        )
