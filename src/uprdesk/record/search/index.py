"""The full-text index: one row of stems for each recommendation, the same on both stores."""

from collections.abc import Iterable, Sequence

from django.db import connection, transaction

from upr.insight.words import tokens
from uprdesk.record.models import Recommendation

AT_ONCE = 5_000

PUT = {
    "sqlite": "INSERT INTO record_words (rowid, stems) VALUES (%s, %s)",
    "postgresql": (
        "INSERT INTO record_words (rowid, words) VALUES (%s, to_tsvector('simple', %s))"
    ),
}


def put(texts: Iterable[tuple[int, str, str]]) -> None:
    """Index (id, text, language) of recommendations, in place of what was there."""
    rows = [(pk, " ".join(tokens(text, language))) for pk, text, language in texts]
    _remove([pk for pk, _ in rows])
    with connection.cursor() as cursor:
        cursor.executemany(PUT[connection.vendor], rows)


def remove(recommendations: Sequence[int]) -> None:
    """Take recommendations out of the index."""
    _remove(recommendations)


@transaction.atomic
def rebuild() -> int:
    """Fill the index anew from the recommendations; returns how many it holds."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_words")
    standing = Recommendation.objects.standing().order_by("pk")
    batch: list[tuple[int, str, str]] = []
    total = 0
    for row in standing.values_list("pk", "text", "language").iterator(chunk_size=AT_ONCE):
        batch.append(row)
        if len(batch) == AT_ONCE:
            put(batch)
            total, batch = total + len(batch), []
    put(batch)
    return total + len(batch)


def _remove(recommendations: Sequence[int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM record_words WHERE rowid = %s", [(pk,) for pk in recommendations]
        )
