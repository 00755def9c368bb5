import pytest

from upr.insight.search.lexicon import LINKS, lexicon, unlinked
from upr.insight.search.query import parse
from upr.insight.search.tree import Phrase, Word, holds
from upr.insight.words import stem, tokens
from upr.vocab.issues import all_issues
from upr.vocab.search_terms import KINDS, search_terms

FOUND = [
    # key populations: the record says it differently
    ("HSH", "Include men who have sex with men in HIV programmes"),
    ("trabajo sexual", "Protect sex workers from violence"),
    ("trabajo sexual", "Decriminalize prostitution between adults"),
    ("usagers de drogues", "Offer health services to drug users"),
    ("personas trans", "Investigate killings of transgender persons"),
    ("ley de identidad de género", "Adopt a gender identity law"),
    ("mariage entre personnes de même sexe", "Recognize same-sex marriage"),
    ("acoso policial", "End harassment by the police"),
    ("sans-papiers", "Regularize undocumented migrants"),
    ("VIH/sida", "Fight AIDS"),
    ("VIH y sida", "Test for HIV"),
    # common words of the record
    ("pena de muerte", "Abolish the death penalty"),
    ("pena de muerte", "Abolish capital punishment"),
    ("penas de muerte", "Abolish the death penalty"),
    # typed without the link, without accents, in capitals
    ("pena muerte", "Abolish the death penalty"),
    ("conditions de détention", "Improve the conditions of detention"),
    ("conditions de detention", "Improve conditions in all prisons"),
    ("CONDITIONS DE DÉTENTION", "Improve prison conditions"),
    ("dépénalisation de l'homosexualité", "Decriminalize homosexuality"),
    ("mujeres", "Protect every woman"),
    # treaties, bodies, States
    ("PIDCP", "Ratify the ICCPR"),
    ("CEDEF", "Withdraw reservations to CEDAW"),
    (
        "protocolo facultativo tortura",
        "Ratify the Optional Protocol to the Convention against Torture",
    ),
    ("Estatuto de Roma", "Accede to the Rome Statute"),
    ("INDH", "Establish a national human rights institution"),
    ("relator especial", "Invite the Special Rapporteur on torture"),
    ("Sudán del Sur", "Cooperate with South Sudan"),
    ("Corée du Nord", "Cooperate with the Democratic People's Republic of Korea"),
    # homographs by alternatives
    ("derecho", "Respect the right to life"),
    ("derecho", "Amend the law"),
    ("sentencia", "Reduce the sentence"),
    ("sentencia", "Execute the judgments of the court"),
    # quotes
    ('"pena de muerte"', "Abolish the death penalty"),
    # a phrase that no row has whole
    ('"jueces corruptos y torturas"', "Judges, corruption and torture"),
    # texts in the language typed
    ("pena de muerte", ("Abolir la pena de muerte", "es")),
    ("mujer", ("Proteger a las mujeres", "es")),
    ("détenus", ("Libérer la détenue", "fr")),
    # English says it in several ways as well
    ("MSM", "Include men who have sex with men"),
    ("capital punishment", "Abolish the death penalty"),
]


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_a_query_finds_what_is_said_in_other_words(query, text):
    words, language = text if isinstance(text, tuple) else (text, "en")
    assert holds(parse(query), tokens(words, language))


NOT_FOUND = [
    # not every mention of the parts
    ("trabajo sexual", "End sexual harassment at work"),
    ("trabajo sexual", "Ratify the protocol on child prostitution"),
    ("sex work", "Equal pay for work of equal value irrespective of sex"),
    ("sida", "Use development aid for schools"),
    ("minorías", "Protect minors"),
    ("nacionalidad", "Adopt a national plan"),
    ('"pena de muerte"', "Investigate the death in custody and reduce the penalty"),
    ("HSH", "Protect men and women who had sex"),
    # names are not cut: "Canadá" has the stem of "can", "Catar" that of "cat"
    ("Canadá", "Do what you can"),
    ("Catar", "Ratify CAT"),
    # a link of one language is not a word of another
    ("prevención del VIH", "Prevent crime"),
    # what may be English is English
    ("application", "Ensure implementation"),
]


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_a_query_does_not_find_what_is_only_near(query, text):
    assert not holds(parse(query, "en" if query == "application" else ""), tokens(text))


def test_the_longest_term_wins():
    assert Word(stem("death")) not in tokens_of("pena")
    assert Phrase(("capit", "punish")) in tokens_of("pena de muerte")


def tokens_of(query):
    tree = parse(query)
    return getattr(tree, "parts", (tree,))


def test_the_language_of_the_page_decides_between_homographs():
    text = tokens("Respect the custom of the country")
    assert holds(parse("pays", "fr"), text)


@pytest.mark.parametrize("language", ["es", "fr"])
def test_every_issue_is_understood_by_its_name(language):
    """No word of an issue's Spanish or French name is left to its own stem alone."""
    for issue in all_issues().values():
        words = list(unlinked(issue.names[language], language))
        at = 0
        while at < len(words):
            matches = list(lexicon().matches(words, at))
            assert matches, (issue.names[language], words[at])
            at = max(match.end for match in matches)


def test_every_row_of_the_table_can_be_read():
    seen = set()
    for row in search_terms():
        assert row.language in ("en", "es", "fr"), row
        assert row.kind in KINDS, row
        assert row.source, row
        assert row.reviewed in ("author", "speaker"), row
        assert row.english, row
        assert all(each.isascii() and each.strip() for each in row.english), row
        assert unlinked(row.term, row.language), row
        assert set(unlinked(row.term, row.language)) - LINKS[row.language], row
        assert (row.language, row.term) not in seen, row
        seen.add((row.language, row.term))
    assert sum(row.kind == "stem" for row in search_terms()) > 3_000
