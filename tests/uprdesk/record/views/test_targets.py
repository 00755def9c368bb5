"""Whom to ask: the ranked list, its reasons and the rows behind them."""

import csv
import hashlib
import re
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import translation
from lxml import html

from upr.insight.model import Model, model_of
from upr.intake import read
from upr.output.fields import TARGETS
from uprdesk.record import history, importer, knowing, sample, targeting, training
from uprdesk.record.importer import edition
from uprdesk.record.naming import value_name
from uprdesk.record.search import Filters, search
from uprdesk.record.targeting import TOP
from uprdesk.record.views import targets

pytestmark = pytest.mark.django_db

ADDRESS = "/record/state/XAA/targets"
ISSUE = {"issue": "Sexual Orientation and Gender Identity"}


@pytest.fixture
def model(noon, monkeypatch) -> Model:
    """What the table of the sample teaches, in the place of this store's model."""
    data = sample.upr_info_table()
    told = read(data, "recommendations.csv", sample=True)
    importer.save(told, sha256=hashlib.sha256(data).hexdigest(), at=noon, sample=True)
    made = model_of(training.past(sample=True))
    monkeypatch.setattr(knowing, "mark", lambda: (1, 2, 3))
    monkeypatch.setattr(knowing, "_known", knowing.Known((1, 2, 3), made))
    monkeypatch.setattr(history, "_looked", {})
    return made


def words(response) -> str:
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def test_a_state_is_chosen_first_and_leads_to_its_list(as_bruno, model):
    assert "Choose a State" in words(as_bruno.get("/record/targets"))
    answer = as_bruno.get("/record/targets", {"state": "XAA", **ISSUE})
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{ADDRESS}?issue=Sexual")


def test_without_a_model_the_page_says_what_is_missing(as_bruno, record):
    assert "Nothing has been learnt" in words(as_bruno.get("/record/state/CRI/targets", ISSUE))


def test_before_anything_is_asked_the_page_teaches(as_bruno, model):
    assert "with reasons that a delegate can repeat" in words(as_bruno.get(ADDRESS))


def test_states_are_ranked_with_reasons(as_bruno, model):
    page = as_bruno.get(ADDRESS, ISSUE).context
    scores = [each.target.score for each in page["ranked"]]
    assert 1 < len(scores) <= TOP
    assert scores == sorted(scores, reverse=True)
    assert "XAA" not in [each.target.state for each in page["ranked"]]
    assert page["ranked"][0].reasons


def test_a_count_in_a_reason_is_the_number_of_rows_it_opens(as_bruno, model):
    seen = 0
    for each in as_bruno.get(ADDRESS, ISSUE).context["ranked"]:
        for reason, why in zip(each.target.reasons, each.reasons, strict=True):
            if (
                "once" in reason.text.sentence
                or "%(count)d recommendations" in reason.text.sentence
            ):
                asked = parse_qs(urlsplit(why.href).query)
                count = reason.text.blanks.get("count", 1)
                assert search(Filters.read(asked, sample=True)).count == count, why.words
                seen += 1
    assert seen > 5


def test_new_voices_never_asked_this_state(as_bruno, model):
    page = as_bruno.get(ADDRESS, {**ISSUE, "new": "1"}).context
    assert all(each.target.new_voice for each in page["ranked"])
    assert all(each.target.features["asked"] == 0 for each in page["ranked"])


def test_nobody_left_leads_to_the_whole_list(as_bruno, model):
    told = as_bruno.get(ADDRESS, {**ISSUE, "region": "PIF"})
    assert not told.context["ranked"]
    assert "No State fits" in words(told)
    assert told.context["wider"].region == ""


def test_an_ask_about_nothing_gets_a_sentence_with_the_next_step(as_bruno, model):
    told = words(as_bruno.post(ADDRESS, {"ask": "zzzz"}))
    assert "Name the issue itself" in told or "language" in told


def test_the_list_leaves_as_a_table(as_bruno, model):
    answer = as_bruno.get("/record/state/XAA/targets.csv", ISSUE)
    rows = list(csv.DictReader(StringIO(answer.getvalue().decode())))
    assert tuple(rows[0]) == TARGETS
    assert rows[0]["under_review"] == "XAA"
    assert [int(row["rank"]) for row in rows] == list(range(1, len(rows) + 1))
    assert as_bruno.get("/record/state/XAA/targets.exe", ISSUE).status_code == 404


# --- an ask in words ------------------------------------------------------------------------------

ASK = {"ask": "Guarantee confidential testing for HIV"}


def test_an_ask_is_posted_and_stays_out_of_every_address(as_bruno, model):
    response = as_bruno.post(ADDRESS, {**ASK, "region": "PIF"})
    tree = html.fromstring(response.content.decode())
    assert tree.get_element_by_id("ask").text.strip() == ASK["ask"]
    addresses = [value for _, _, value, _ in tree.iterlinks()]
    assert addresses
    assert not [one for one in addresses if "ask=" in one or "confidential" in one]


def test_an_ask_in_the_address_is_ignored(as_bruno, model):
    response = as_bruno.get(ADDRESS, {**ASK, **ISSUE})
    assert response.context["wish"].ask == ""
    assert response.context["ranked"]
    assert "confidential" not in response.content.decode()
    chosen = as_bruno.get("/record/targets", {**ASK, "state": "XAA"})
    assert chosen["Location"] == ADDRESS


def test_an_ask_in_the_address_does_not_reach_the_door(client, model, settings):
    settings.PUBLIC_RECORD = False
    answer = client.get(ADDRESS, {**ASK, **ISSUE})
    assert answer.status_code == 302
    assert "confidential" not in answer["Location"]


def test_without_an_ask_the_form_leads_to_an_address_that_can_be_kept(as_bruno, model):
    answer = as_bruno.post(ADDRESS, {**ISSUE, "ask": "", "region": "EU"})
    assert answer.status_code == 302
    assert parse_qs(urlsplit(answer["Location"]).query) == {
        "issue": [ISSUE["issue"]],
        "region": ["EU"],
    }


def test_the_whole_list_and_the_table_of_an_ask_are_posted(as_bruno, model, monkeypatch):
    monkeypatch.setattr(targets, "TOP", 2)
    monkeypatch.setattr(targeting, "TOP", 2)
    tree = html.fromstring(as_bruno.post(ADDRESS, ASK).content.decode())
    forms = [
        (form, dict(form.form_values()))
        for form in tree.forms
        if form.method == "POST" and form.xpath('.//input[@type="hidden"][@name="ask"]')
    ]
    whole, table = forms
    rows = as_bruno.post(whole[0].action, whole[1]).context["ranked"]
    assert len(rows) > 2
    names = table[0].xpath(".//button/@formaction")
    assert [one.rpartition(".")[2] for one in (table[0].action, *names)] == ["csv", "xlsx", "json"]
    answer = as_bruno.post(table[0].action, table[1])
    assert len(list(csv.DictReader(StringIO(answer.getvalue().decode())))) == len(rows)


# --- what is counted beside the requests ----------------------------------------------------------


def test_while_the_record_is_counted_for_the_first_time_the_pages_say_so(
    as_bruno, model, monkeypatch
):
    monkeypatch.setattr(history, "ready", lambda state: None)
    told = as_bruno.get(ADDRESS, ISSUE).content.decode()
    assert "is just being counted" in told
    assert re.search(r'http-equiv="refresh" content="5; url=[^"]*\?issue=Sexual', told)
    assert re.search(r'hx-get="[^"]*\?issue=Sexual', told)
    posted = as_bruno.post(ADDRESS, ASK).content.decode()
    assert "is just being counted" in posted
    assert 'http-equiv="refresh"' not in posted
    assert f'hx-post="{ADDRESS}"' in posted
    assert "Look again" in posted
    file = as_bruno.get("/record/state/XAA/targets.csv", ISSUE)
    assert (file.status_code, "is just being counted" in file.content.decode()) == (202, True)
    # who has asked for nothing yet waits for nothing
    assert "is just being counted" not in words(as_bruno.get(ADDRESS))


def test_after_a_change_the_list_from_before_is_shown_and_said(as_bruno, model, monkeypatch):
    before = history.ready("XAA")
    assert "Counted before the last change" not in words(as_bruno.get(ADDRESS, ISSUE))
    begun = []
    monkeypatch.setattr(history, "AT_ONCE", 1)
    monkeypatch.setattr(history, "begin", begun.append)
    edition.turn_labels()
    assert history.ready("XAA") is before
    response = as_bruno.get(ADDRESS, ISSUE)
    assert response.context["ranked"]
    assert "Counted before the last change" in words(response)
    assert set(begun) == {True}


def test_a_longer_list_asks_the_store_no_more_questions(
    as_bruno, model, django_assert_max_num_queries
):
    as_bruno.get(ADDRESS, ISSUE)
    with django_assert_max_num_queries(12):
        as_bruno.get(ADDRESS, {**ISSUE, "top": "all"})


def test_sentences_name_states_in_the_language_of_the_reader(as_bruno, model):
    with translation.override("fr"):
        french = value_name("state", "XAA")
    assert french != value_name("state", "XAA")
    told = as_bruno.get(ADDRESS, ISSUE, headers={"accept-language": "fr"})
    sentences = [why.words for each in told.context["ranked"] for why in each.reasons]
    assert any(french in sentence for sentence in sentences)


def test_names_stand_in_the_order_of_the_alphabet_whatever_their_accents(as_bruno, record):
    page = as_bruno.get("/record/targets", headers={"accept-language": "es"})
    states = [name for name, _ in page.context["states"]]
    assert states.index("Bélgica") < states.index("Brasil")
    issues = [name for _, name in page.context["choices"]]
    assert issues.index("Órganos de tratados") < issues.index("Otros")
