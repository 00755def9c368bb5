from upr.insight.likeness.weights import THOUSAND, Weights, common_terms


def test_a_rare_term_counts_more():
    weights = Weights.of([["prison", "torch"], ["prison"], ["prison", "lamp"]])
    assert weights.texts == 3
    assert weights("unseen") > weights("torch") == weights("lamp") > weights("prison") > 0


def test_what_is_wording_only_counts_nothing():
    assert Weights.of([["~death"]])("~death") == 0


def test_a_short_list_is_weighed_beside_the_record():
    alone = Weights.of([["=woman", "lighthous"]])
    beside = alone.beside_the_record()
    assert alone("=woman") == alone("lighthous")
    assert beside("=woman") < beside("lighthous")
    assert beside.texts == THOUSAND + 1


def test_common_terms_are_shares_of_a_thousand():
    assert all(2 <= count <= THOUSAND for count in common_terms().values())


def test_a_sum_is_over_each():
    weights = Weights.of([["a1", "b1"]])
    assert weights.sum(["a1", "b1"]) == weights("a1") + weights("b1")
