"""Trees become queries of both stores, and nothing that is typed is an operator there."""

import pytest

from upr.insight.search.tree import All, Any, Not, Phrase, Word
from uprdesk.record.search import matching

A, B, C = Word("a"), Word("b"), Word("c")

TREES = [
    (A, '"a"', "'a'"),
    (Word("a", prefix=True), '"a"*', "'a':*"),
    (Phrase(("a", "b")), '"a b"', "('a' <-> 'b')"),
    (Any((A, Phrase(("b", "c")))), '("a" OR "b c")', "('a' | ('b' <-> 'c'))"),
    (All((A, Any((B, C)))), '("a" AND ("b" OR "c"))', "('a' & ('b' | 'c'))"),
    (All((A, Not(B), Not(C))), '(("a") NOT ("b" OR "c"))', "('a' & !'b' & !'c')"),
    # words that mean something to the store mean nothing here
    (All((Word("or"), Word("near"))), '("or" AND "near")', "('or' & 'near')"),
]


@pytest.mark.parametrize(("tree", "fts5", "tsquery"), TREES)
def test_a_tree_is_compiled_for_both_stores(tree, fts5, tsquery):
    assert matching.fts5(tree) == fts5
    assert matching.tsquery(tree) == tsquery


def test_a_query_that_only_excludes_says_what():
    assert matching.excluded(A) is None
    assert matching.excluded(All((Not(A),))) == A
    assert matching.excluded(All((Not(A), Not(B)))) == Any((A, B))
