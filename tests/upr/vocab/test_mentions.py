"""States named in a running text: the longest name wins."""

import pytest

from upr.vocab.mentions import mentions


def test_names_inside_other_names_are_not_mentions():
    text = (
        "Guinea-Bissau, Equatorial Guinea and Papua New Guinea; Guinea. Nigeria, Niger. Dominican "
        "Republic, Dominica. South Sudan, Sudan. Somalia, Romania. Northern Ireland, Ireland. "
        "Democratic Republic of the Congo, Congo; Democratic People’s Republic of Korea, "
        "Republic of Korea; Iran (Islamic Republic of) (Mali)"
    )
    found = mentions(text)
    assert [one.iso3 for one in found] == (
        [
            "GNB",
            "GNQ",
            "PNG",
            "GIN",
            "NGA",
            "NER",
            "DOM",
            "DMA",
            "SSD",
            "SDN",
            "SOM",
            "ROU",
            "IRL",
            "COD",
            "COG",
            "PRK",
            "KOR",
            "IRN",
            "MLI",
        ]
    )
    assert text[found[-2].start : found[-2].end] == "Iran (Islamic Republic of)"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (
            "(Venezuela (Bolivarian Republic of), Oman)",
            ["Venezuela (Bolivarian Republic of)", "Oman"],
        ),
        ("Iran (République islamique d’) et Tchad", ["Iran (République islamique d’)", "Tchad"]),
        ("The Lao‟s People Democratic Republic.", ["Lao‟s People Democratic Republic"]),
        ("examinado por Côte d’Ivoire y México", ["Côte d’Ivoire", "México"]),
        ("around Lake Chad, in the Niger Delta and in New Mexico", []),
        ("Antigua & Barbuda", ["Antigua & Barbuda"]),
        ("", []),
    ],
)
def test_a_mention_stands_where_it_is_printed(text, printed):
    assert [text[one.start : one.end] for one in mentions(text)] == printed


def test_an_invented_state_is_a_mention_only_in_the_sample():
    assert mentions("recommended by Tavoria") == []
    assert [one.iso3 for one in mentions("recommended by Tavoria", sample=True)] == ["XAA"]
