"""The pages on which a coalition decides."""

import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.engagements import sign_in
from uprdesk.coalition.actions import decisions, votes
from uprdesk.coalition.models import Comment, Proposal, Vote
from uprdesk.coalition.models.decision import AboutProposal
from uprdesk.coalition.rights import Part
from uprdesk.coalition.voting import PARTS

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def soon():
    """The pages ask the real clock."""
    return timezone.now()


def browser(person) -> Client:
    client = Client()
    sign_in(client, person)
    return client


def at(ours, name: str, *args: object) -> str:
    return reverse(f"coalition:{name}", args=[ours.engagement.pk, *args])


def page(answer) -> str:
    return answer.content.decode()


def about(soon, **changes) -> AboutProposal:
    first = AboutProposal(
        title="Who goes to Geneva",
        choices=("Sol goes", "Mar goes"),
        parts=tuple(PARTS),
        deadline=soon + 5 * DAY,
    )
    return replace(first, **changes)


def proposed(ours, soon, **changes) -> Proposal:
    return decisions.propose(ours.here(ours.mar), about(soon, **changes), at=soon)


def fields(soon, **changes) -> dict[str, object]:
    return {
        "version": "0",
        "title": "Which city first",
        "text": "We can afford one.",
        "choices": "Panamá\nColón",
        "rule": "most",
        "quorum": "",
        "ballot": "people",
        "parts": PARTS,
        "day": f"{(soon + 9 * DAY).date()}",
        "hour": "18:00",
        "zone": "America/Panama",
        **changes,
    }


def opened(ours) -> AboutProposal:
    [row] = ours.here(ours.luna).open(Proposal.objects.all())
    return row.inside


def test_an_empty_list_says_what_a_proposal_is(ours):
    shown = page(browser(ours.mar).get(at(ours, "decisions")))
    assert "No decisions yet" in shown
    assert at(ours, "decision-new") in shown
    assert at(ours, "decision-new") not in page(browser(ours.nube).get(at(ours, "decisions")))


def test_a_proposal_is_written_discussed_and_voted_on(ours, soon):
    mar, sol = browser(ours.mar), browser(ours.sol)
    answer = mar.post(at(ours, "decision-new"), fields(soon), follow=True)
    [row] = Proposal.objects.all()
    assert answer.redirect_chain[-1][0] == at(ours, "decision", row.pk)
    assert "It is put to the vote." in page(answer)
    shown = page(sol.get(at(ours, "decision", row.pk)))
    assert re.search(r"(00:00|01:00) in Geneva · [^<]+, 18:00 in Panama", shown)
    voter = re.search(r'name="voter" value="([\w-]+)"', shown)[1]
    vote = {"voter": voter, "choice": "2", "version": "1"}
    shown = page(sol.post(at(ours, "decision-vote", row.pk), vote, follow=True))
    assert "Your vote is counted" in shown
    assert "Change the vote" in shown
    assert "1 of 6 took part" in shown
    sol.post(at(ours, "decision-comment", row.pk), {"text": "Colón is <b>cheaper</b>."})
    shown = page(mar.get(at(ours, "decision", row.pk)))
    assert "Colón is &lt;b&gt;cheaper&lt;/b&gt;." in shown
    assert "you voted" in page(sol.get(at(ours, "decisions")))
    assert "your vote is missing" in page(mar.get(at(ours, "decisions")))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"choices": "only one"}, "two different choices"),
        ({"day": "2020-01-01"}, "This deadline is past."),
        ({"day": "2027-03-28", "hour": "02:30", "zone": "Europe/Zurich"}, "does not exist"),
        ({"zone": "Moon/Crater"}, "Select a valid choice"),
        ({"quorum": "number"}, "Give the number, or choose another quorum."),
        ({"quorum": "number", "quorum_number": "99"}, "This quorum cannot be reached"),
        ({"parts": []}, "Choose at least one part."),
        ({"parts": [Part.OBSERVER]}, "Select a valid choice"),
        ({"title": ""}, "Write in a few words what it is about."),
    ],
)
def test_what_cannot_be_decided_comes_back_with_its_sentence_and_all_words(
    ours, soon, changes, sentence
):
    answer = browser(ours.mar).post(at(ours, "decision-new"), fields(soon, **changes))
    assert answer.status_code == 400
    assert sentence in page(answer)
    assert "We can afford one." in page(answer)
    assert not Proposal.objects.exists()


def test_two_people_editing_the_same_decision_see_both_texts(ours, soon):
    row = proposed(ours, soon)
    mar, luna = browser(ours.mar), browser(ours.luna)
    address = at(ours, "decision-change", row.pk)
    typed = fields(soon, version="1", text="what Mar wrote")
    assert mar.post(address, typed).status_code == 302
    answer = luna.post(address, {**typed, "text": "what Luna wrote"})
    assert answer.status_code == 400
    assert "Somebody else changed this since you opened it." in page(answer)
    assert "what Mar wrote" in page(answer)
    assert page(answer).count("what Luna wrote") == 2, "beside the other text, and in the form"
    assert opened(ours).text == "what Mar wrote"
    version = re.search(r'name="version" value="(\d+)"', page(answer))[1]
    luna.post(address, {**typed, "text": "what Luna wrote", "version": version})
    assert opened(ours).text == "what Luna wrote"


def test_the_form_of_a_change_holds_what_was_said(ours, soon):
    row = proposed(ours, soon, quorum="3", zone="America/Panama")
    shown = page(browser(ours.mar).get(at(ours, "decision-change", row.pk)))
    for words in ("Who goes to Geneva", "Sol goes\nMar goes", '<option value="number" selected>'):
        assert words in shown
    assert '<option value="America/Panama" selected>' in shown
    assert browser(ours.sol).get(at(ours, "decision-change", row.pk)).status_code == 403


def test_after_the_deadline_a_vote_is_refused_with_a_sentence(ours, soon):
    row = decisions.propose(
        ours.here(ours.mar), about(soon, deadline=soon - DAY), at=soon - 2 * DAY
    )
    mine = str(ours.here(ours.sol).membership.pk)
    vote = {"voter": mine, "choice": "1", "version": "1"}
    answer = browser(ours.sol).post(at(ours, "decision-vote", row.pk), vote, follow=True)
    assert "The deadline of this vote has passed." in page(answer)
    assert "Nobody voted for any of the choices." in page(answer)
    assert not Vote.objects.exists()


def test_nobody_votes_on_other_words_than_those_they_read(ours, soon):
    row = proposed(ours, soon)
    mine = str(ours.here(ours.sol).membership.pk)
    turned = about(soon, choices=("Mar goes", "Sol goes"))
    decisions.change(ours.here(ours.mar), row.pk, turned, version=1, at=soon)
    vote = {"voter": mine, "choice": "1", "version": "1"}
    answer = browser(ours.sol).post(at(ours, "decision-vote", row.pk), vote, follow=True)
    assert "The words of this proposal were changed since you opened it." in page(answer)
    assert not Vote.objects.exists()


def test_a_vote_without_a_choice_changes_nothing(ours, soon):
    row = proposed(ours, soon)
    for vote in ({}, {"voter": "x", "choice": "9", "version": "1"}):
        answer = browser(ours.sol).post(at(ours, "decision-vote", row.pk), vote, follow=True)
        assert "No vote was given yet." in page(answer)
    assert not Vote.objects.exists()


def test_a_secret_ballot_shows_no_counts_while_it_is_open(ours, soon):
    row = proposed(ours, soon, secret=True)
    mine = str(ours.here(ours.sol).membership.pk)
    votes.vote(ours.here(ours.sol), row.pk, voter=mine, choice="1", at=soon)
    shown = page(browser(ours.luna).get(at(ours, "decision", row.pk)))
    assert "The ballot is secret" in shown
    assert "Who voted for what" not in shown
    assert ">Sol<" not in shown


def test_whoever_made_it_closes_it_with_a_reason(ours, soon):
    row = proposed(ours, soon)
    mar = browser(ours.mar)
    address = at(ours, "decision-close", row.pk)
    assert mar.post(address, {"text": ""}).status_code == 400
    assert browser(ours.sol).get(address).status_code == 403
    answer = mar.post(address, {"text": "We were all in the call."}, follow=True)
    assert "The vote is closed and counted." in page(answer)
    assert "We were all in the call." in page(answer)
    assert "Nothing is decided" in page(answer)
    answer = mar.post(address, {"text": "again"}, follow=True)
    assert "This vote is over." in page(answer)


def test_it_is_withdrawn_and_proposed_anew_with_the_same_words(ours, soon):
    row = proposed(ours, soon)
    mar = browser(ours.mar)
    answer = mar.post(at(ours, "decision-withdraw", row.pk), {}, follow=True)
    assert "It is withdrawn." in page(answer)
    shown = page(mar.get(f"{at(ours, 'decision-new')}?from={row.pk}"))
    assert "Sol goes\nMar goes" in shown
    assert mar.get(f"{at(ours, 'decision-new')}?from=x").status_code == 404
    assert mar.get(f"{at(ours, 'decision-new')}?from={UUID(int=3)}").status_code == 404
    assert "Withdrawn" in page(mar.get(at(ours, "decisions")))


def test_what_a_meeting_decided_stands_in_the_log_on_paper(ours, soon):
    luna = browser(ours.luna)
    meeting = {
        "version": "0",
        "title": "Our name",
        "decided": "Example Coalition",
        "day": "2026-01-15",
        "present": "7",
        "who": "Mar, Sol",
    }
    answer = luna.post(at(ours, "decision-record"), meeting, follow=True)
    assert "Example Coalition" in page(answer)
    shown = page(browser(ours.nube).get(at(ours, "decision-log")))
    assert "In a meeting of 7 people" in shown
    assert "End of the trace" in shown
    assert at(ours, "decisions-file") not in shown
    answer = luna.post(at(ours, "decisions-file"))
    assert answer["Content-Disposition"] == 'attachment; filename="log.csv"'
    assert "Our name,taken,Example Coalition" in page(answer)
    assert browser(ours.mar).post(at(ours, "decisions-file")).status_code == 403


def test_a_note_that_somebody_else_changed_keeps_both(ours, soon):
    row = proposed(ours, soon)
    decisions.end(ours.here(ours.mar), row.pk, decisions.Ended.CLOSED, reason="Now.", at=soon)
    mar = browser(ours.mar)
    address = at(ours, "decision-note", row.pk)
    answer = mar.post(address, {"version": "2", "text": "Sol books."}, follow=True)
    assert "Sol books." in page(answer)
    answer = mar.post(address, {"version": "2", "text": "Mar books."})
    assert answer.status_code == 400
    assert "Sol books." in page(answer)
    assert "Mar books." in page(answer)


def test_a_comment_goes_by_whoever_wrote_it(ours, soon):
    row = proposed(ours, soon)
    made = votes.comment(ours.here(ours.sol), row.pk, "hasty words", at=soon)
    assert browser(ours.mar).post(at(ours, "comment-remove", made.pk)).status_code == 403
    answer = browser(ours.sol).post(at(ours, "comment-remove", made.pk), follow=True)
    assert "The comment is removed." in page(answer)
    assert not Comment.objects.exists()
    answer = browser(ours.sol).post(at(ours, "decision-comment", row.pk), {"text": " "})
    assert answer.status_code == 400


def test_an_observer_reads_and_learns_no_name(ours, soon):
    row = proposed(ours, soon)
    mine = str(ours.here(ours.sol).membership.pk)
    votes.vote(ours.here(ours.sol), row.pk, voter=mine, choice="1", at=soon)
    votes.comment(ours.here(ours.sol), row.pk, "Yes.", at=soon)
    shown = page(browser(ours.nube).get(at(ours, "decision", row.pk)))
    assert "a member" in shown
    assert not re.search(r"\bSol\b(?! goes)", shown)
    assert 'name="choice"' not in shown


def test_titles_and_addresses_are_neutral(ours, soon):
    row = proposed(ours, soon)
    for name, *args in (("decisions",), ("decision", row.pk), ("decision-new",)):
        shown = page(browser(ours.mar).get(at(ours, name, *args)))
        assert "Geneva" not in re.search(r"<title>(.*?)</title>", shown, re.DOTALL)[1]


def test_the_list_asks_no_more_of_the_store_with_more_rows(
    ours, soon, django_assert_max_num_queries
):
    for count in range(12):
        row = proposed(ours, soon, title=f"Proposal {count}")
        mine = str(ours.here(ours.sol).membership.pk)
        votes.vote(ours.here(ours.sol), row.pk, voter=mine, choice="1", at=soon)
    sol = browser(ours.sol)
    sol.get(at(ours, "decisions"))
    with django_assert_max_num_queries(20):
        sol.get(at(ours, "decisions"))
