"""A query's tree → what the store's own full text understands, and the ids it finds.

Every word is quoted: nothing that a person typed is ever taken for an operator.
"""

from django.db import connection

from upr.insight.search.tree import All, Any, Node, Not, Phrase, Word, any_of, only_excludes


def fts5(node: Node) -> str:
    """The tree as an expression of SQLite's FTS5; `node` must ask for something to be there."""
    if isinstance(node, Word):
        return f'"{node.stem}"{"*" if node.prefix else ""}'
    if isinstance(node, Phrase):
        return f'"{" ".join(node.stems)}"'
    if isinstance(node, Any):
        return "(" + " OR ".join(fts5(part) for part in node.parts) + ")"
    there, gone = _halves(node)
    found = "(" + " AND ".join(fts5(part) for part in there) + ")"
    return f"({found} NOT ({' OR '.join(fts5(part) for part in gone)}))" if gone else found


def tsquery(node: Node) -> str:
    """The tree as a tsquery of PostgreSQL; `node` must ask for something to be there."""
    if isinstance(node, Word):
        return f"'{node.stem}'{':*' if node.prefix else ''}"
    if isinstance(node, Phrase):
        return "(" + " <-> ".join(f"'{stem}'" for stem in node.stems) + ")"
    if isinstance(node, Any):
        return "(" + " | ".join(tsquery(part) for part in node.parts) + ")"
    there, gone = _halves(node)
    return "(" + " & ".join([*map(tsquery, there), *(f"!{tsquery(part)}" for part in gone)]) + ")"


def _halves(node: All | Not) -> tuple[list[Node], list[Node]]:
    """Parts that must be there, and what must not."""
    parts = node.parts if isinstance(node, All) else (node,)
    there = [part for part in parts if not isinstance(part, Not)]
    return there, [part.part for part in parts if isinstance(part, Not)]


FOUND = {
    "sqlite": "SELECT group_concat(rowid) FROM record_words WHERE record_words MATCH %s",
    "postgresql": (
        "SELECT string_agg(rowid::text, ',') FROM record_words WHERE words @@ %s::tsquery"
    ),
}
RANKED = {
    "sqlite": "SELECT rowid FROM record_words WHERE record_words MATCH %s ORDER BY rank, rowid",
    "postgresql": (
        "SELECT rowid FROM record_words, (SELECT %s::tsquery AS query) AS asked "
        "WHERE words @@ query ORDER BY ts_rank(words, query, 1) DESC, rowid"
    ),
}
COMPILE = {"sqlite": fts5, "postgresql": tsquery}


def found(node: Node) -> list[int]:
    """Ids of the recommendations that answer `node`, in no order; see `excluded` for "NOT a"."""
    with connection.cursor() as cursor:
        cursor.execute(FOUND[connection.vendor], [COMPILE[connection.vendor](node)])
        ids = cursor.fetchone()[0]
    return [*map(int, ids.split(","))] if ids else []


def ranked(node: Node) -> list[int]:
    """The same ids, best first: rare words and short texts count more."""
    with connection.cursor() as cursor:
        cursor.execute(RANKED[connection.vendor], [COMPILE[connection.vendor](node)])
        return [pk for (pk,) in cursor.fetchall()]


def excluded(node: Node) -> Node | None:
    """Where `node` only excludes ("NOT a NOT b"): what no answer may hold; otherwise None."""
    if not only_excludes(node):
        return None
    parts = node.parts if isinstance(node, All) else (node,)
    return any_of(part.part for part in parts if isinstance(part, Not))
