"""The lexicon as columns: concepts, pairs, rules and hints, and the lexicon they belong to."""

import numpy as np
import pytest

from upr.insight.labels.issues_signs import Signs
from upr.insight.labels.lexicon import concepts, lexicon, words_of
from upr.insight.learning.files import UnusableModel
from upr.insight.past import ISSUES
from upr.insight.words import tokens

TEXTS = ["Abolish the death penalty for women"] * 3 + ["Open a hospital", ""]
CONCEPTS = len(concepts())


def read(texts):
    return [lexicon("en").find(words_of(text)) for text in texts], [*map(tokens, texts)]


def fitted():
    said, _ = read(TEXTS)
    return Signs.fit(said)


def test_concepts_of_a_text_have_their_columns():
    row = fitted().matrix(*read(["Abolish the death penalty"])).toarray()[0]
    found = {code for code, value in zip(concepts(), row[:CONCEPTS], strict=True) if value}
    assert "death-penalty" in found


def test_two_concepts_together_have_a_column_once_three_texts_have_them():
    signs = fitted()
    assert len(signs.pairs) > 0
    pairs = slice(CONCEPTS, CONCEPTS + len(signs.pairs))
    both, one = signs.matrix(*read([TEXTS[0], "Abolish the death penalty"])).toarray()
    assert both[pairs].any()
    assert both[pairs].sum() > one[pairs].sum()


def test_issues_by_rules_and_hints_stand_at_the_end():
    row = fitted().matrix(*read(["Abolish the death penalty"])).toarray()[0]
    rules, hints = row[-2 * len(ISSUES) : -len(ISSUES)], row[-len(ISSUES) :]
    assert rules[ISSUES.index("Death penalty")] > 0
    assert hints[ISSUES.index("Death penalty")] == hints.max() > 0


def test_a_rare_word_of_an_issue_is_a_hint():
    row = fitted().matrix(*read(["Buy wheelchairs"])).toarray()[0]
    assert row[-len(ISSUES) :][ISSUES.index("Disabilities")] > 0


def test_an_empty_text_and_no_text_have_no_signs():
    signs = fitted()
    assert signs.matrix(*read([""])).nnz == 0
    assert signs.matrix([], []).shape == (0, signs.width)


def test_columns_of_another_lexicon_are_refused():
    arrays = fitted().arrays()
    assert (Signs.from_arrays(arrays).pairs == arrays["pairs"]).all()
    other = np.frombuffer(b"0" * 64, dtype=np.uint8)
    with pytest.raises(UnusableModel, match="other lists of words"):
        Signs.from_arrays({**arrays, "tables": other})
