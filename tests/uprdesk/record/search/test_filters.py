"""Filters: forgiving on input, exact on output, the same link for the same search."""

import pytest
from django.http import QueryDict

from upr.errors import UprError
from uprdesk.record.search import Filters


def read(link, **more):
    return Filters.read(dict(QueryDict(link).lists()), **more)


# what was typed or linked, the canonical link
LINKS = [
    ("", ""),
    ("words=+sex++work+", "words=sex+work"),
    ("from=Pays-Bas", "from=NLD"),
    ("state=crc&state=CRI", None),
    ("state=Costa+Rica&state=CRI", "state=CRI"),
    ("session=19&session=6&cycle=2", "cycle=2&session=6&session=19"),
    ("issue=derechos+de+la+mujer", "issue=womens-rights"),
    ("group=UE&state_group=GRULAC", "group=EU&state_group=GRULAC"),
    ("response=NOTED", "response=noted"),
    ("response=aceptada", "response=supported"),
    ("response=notée", "response=noted"),
    ("response=rejected", None),
    ("category=6", None),
    ("session=99", None),
    ("cycle=-1", None),
    ("issue=lighthouses", None),
    ("persons=Women+%26+girls&sdg=goal+5", "persons=women-girls&sdg=5"),
    ("persons=choirs", None),
    ("sdg=18", None),
    ("confirmed=1&issue=womens-rights", "issue=womens-rights&confirmed=1"),
    ("confirmed=2", ""),
    ("sort=newest&utm=1", "sort=newest"),
    ("sort=sideways", ""),
    # an invented State where there is no sample
    ("state=XAA", None),
]


@pytest.mark.parametrize(("asked", "link"), LINKS)
def test_a_search_has_one_link(asked, link):
    if link is None:
        with pytest.raises(UprError) as error:
            read(asked)
        assert str(error.value.hint)
    else:
        assert read(asked).link() == link
        assert read(read(asked).link()) == read(asked)


def test_an_invented_state_brings_the_sample_and_only_it():
    assert read("state=XAA", sample=True).sample
    assert not read("state=CRI", sample=True).sample
    assert read("sample=1", sample=True).link() == "sample=1"
    assert read("sample=1").link() == ""


def test_a_value_is_added_and_taken_away():
    filters = read("state=CRI&words=school")
    more = filters.with_value("state", "PAN").with_value("issue", "Women's rights")
    assert more.link() == "words=school&state=CRI&state=PAN&issue=womens-rights"
    assert more.without("state", "PAN").without("issue") == filters


def test_words_without_end_are_cut():
    filters = Filters.read({"words": ["word " * 12_000]})
    assert len(filters.words) < 1_300
    assert Filters.read({"words": [filters.words]}) == filters
