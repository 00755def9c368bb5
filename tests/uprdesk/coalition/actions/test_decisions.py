"""What the coalition decides: put to the vote, voted on, counted once, and never undone by leaving."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from tests.factories import PASSWORD
from upr.coalition import ABSTAIN, Audience, DocumentKind, Naming, Rule, Standing, Wish
from upr.errors import UprError
from upr.output.names_left import NameLeftIn
from upr.output.table import TableFormat
from uprdesk.coalition.actions import decisions, members, organisations, votes
from uprdesk.coalition.actions.counting import counted
from uprdesk.coalition.actions.decision_file import take_along
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.actions.erasing import erase_account
from uprdesk.coalition.decisions import Where, comments_of, lines_of, open_for, seen
from uprdesk.coalition.models import (
    AboutOrganisation,
    Comment,
    Membership,
    Proposal,
    TraceEntry,
    Vote,
)
from uprdesk.coalition.models.decision import AboutProposal, Ballot, Ended, Meeting
from uprdesk.coalition.rights import Part
from uprdesk.coalition.voting import PARTS, Roll
from uprdesk.shell import leftovers

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def about(noon) -> AboutProposal:
    """Whether to go to Geneva, until tomorrow noon."""
    return AboutProposal(
        title="Who goes to Geneva",
        text="The pre-session is in four months.",
        choices=("Sol", "Mar", "nobody"),
        parts=tuple(PARTS),
        deadline=noon + DAY,
        zone="America/Panama",
    )


def number(ours, person) -> str:
    return str(Membership.objects.get(engagement=ours.engagement, person=person).pk)


def cast(ours, row, person, choice, at, voter=None):
    here = ours.here(person)
    votes.vote(here, row.pk, voter=voter or str(here.membership.pk), choice=choice, at=at)


def look(ours, person, row, at):
    """One proposal as a person sees it then; votes whose end has come are counted."""
    here = ours.here(person)
    [found] = [one for one in counted(here, at=at) if one.pk == row.pk]
    return seen(here, [found], at)[0]


def deeds(ours) -> list[str]:
    entries = TraceEntry.objects.filter(engagement=ours.engagement).order_by("number")
    return list(entries.values_list("deed", flat=True))


def test_most_votes_decide_after_the_deadline(ours, noon, about):
    row = decisions.propose(ours.here(ours.mar), about, at=noon)
    for person, choice in ((ours.luna, "1"), (ours.mar, "1"), (ours.rio, "2")):
        cast(ours, row, person, choice, noon)
    one = look(ours, ours.sol, row, noon + DAY)
    assert (one.where, one.outcome.standing) == (Where.OPEN, Standing.OPEN)
    one = look(ours, ours.sol, row, noon + DAY + timedelta(seconds=1))
    assert (one.where, one.taken) == (Where.TAKEN, "Sol")
    assert dict(one.outcome.counts) == {"1": 2, "2": 1, "3": 0}
    assert deeds(ours)[-5:] == ["decision.proposed", *["vote.cast"] * 3, "decision.counted"]


def test_a_later_vote_replaces_the_one_before_and_abstaining_is_one(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    cast(ours, row, ours.sol, "1", noon)
    cast(ours, row, ours.sol, ABSTAIN, noon + timedelta(hours=1))
    cast(ours, row, ours.mar, "2", noon)
    assert Vote.objects.count() == 2
    one = look(ours, ours.luna, row, noon + 2 * DAY)
    assert (one.taken, one.outcome.abstained, one.outcome.cast) == ("Mar", 1, 1)


def test_after_the_deadline_a_vote_is_refused_and_changes_nothing(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    with pytest.raises(UprError, match="deadline of this vote has passed"):
        cast(ours, row, ours.sol, "1", noon + DAY + timedelta(seconds=1))
    assert not Vote.objects.exists()
    assert "vote.cast" not in deeds(ours)


def test_what_was_counted_stays_so_when_the_clock_goes_back(ours, noon, about):
    """Or when a vote that was sent before the deadline had to wait until after the counting."""
    row = decisions.propose(ours.here(ours.luna), replace(about, secret=True), at=noon)
    cast(ours, row, ours.sol, "1", noon)
    look(ours, ours.luna, row, noon + 2 * DAY)
    luna = ours.here(ours.luna)
    for act in (
        lambda: cast(ours, row, ours.mar, "2", noon),
        lambda: decisions.end(luna, row.pk, Ended.WITHDRAWN, at=noon),
        lambda: decisions.change(luna, row.pk, about, version=row.version + 1, at=noon),
    ):
        with pytest.raises(UprError):
            act()
    assert not Vote.objects.exists()
    assert look(ours, ours.luna, row, noon).taken == "Sol"


def test_who_is_not_asked_may_not_vote(ours, noon, about):
    about = replace(about, parts=(Part.DRAFTER,))
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    assert row.inside.voters == (number(ours, ours.mar),)
    with pytest.raises(UprError, match="not among those who vote"):
        cast(ours, row, ours.sol, "1", noon)
    with pytest.raises(UprError, match="not among those who vote"):
        cast(ours, row, ours.sol, "1", noon, voter=number(ours, ours.mar))
    with pytest.raises(PermissionDenied):
        cast(ours, row, ours.nube, "1", noon)
    assert not Vote.objects.exists()


def test_nobody_votes_on_a_proposal_of_another_engagement(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    there = ours.here(ours.dmitri, ours.theirs)
    with pytest.raises(Http404):
        votes.vote(there, row.pk, voter=str(there.membership.pk), choice="1", at=noon)


def test_newcomers_and_observers_are_not_asked(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    asked = {number(ours, one) for one in (ours.luna, ours.mar, ours.rio, ours.faro, ours.sol)}
    assert set(row.inside.voters) == asked | {number(ours, ours.elena)}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"choices": ("only",)}, "two different choices"),
        ({"choices": tuple("abcdefghi")}, "More than 8 choices"),
        ({"parts": (Part.OBSERVER,)}, "Nobody may vote"),
        ({"quorum": "7"}, "quorum cannot be reached: 6 people"),
        ({"deadline": None}, "deadline is past"),
        ({"ballot": Ballot.ORGANISATIONS}, "Nobody may vote"),
    ],
)
def test_what_could_never_be_decided_is_not_put_to_the_vote(ours, noon, about, changes, sentence):
    with pytest.raises(UprError, match=sentence):
        decisions.propose(ours.here(ours.luna), replace(about, **changes), at=noon)
    assert not Proposal.objects.exists()


def test_a_deadline_in_the_past_is_refused(ours, noon, about):
    with pytest.raises(UprError, match="This deadline is past"):
        decisions.propose(ours.here(ours.luna), replace(about, deadline=noon), at=noon)


def test_without_its_quorum_nothing_is_decided(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), replace(about, quorum="1/2"), at=noon)
    cast(ours, row, ours.sol, "1", noon)
    one = look(ours, ours.luna, row, noon + 2 * DAY)
    assert one.where is Where.NOT_TAKEN
    assert str(one.outcome.why).startswith("The quorum was not reached: 3 had to take part, 1 did.")


def test_who_left_before_the_deadline_does_not_count(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    cast(ours, row, ours.sol, "1", noon)
    cast(ours, row, ours.mar, "2", noon)
    members.remove(ours.here(ours.sol), ours.here(ours.sol).membership, at=noon)
    here = ours.here(ours.luna)
    one = look(ours, ours.luna, row, noon + 2 * DAY)
    assert (one.taken, one.outcome.may_vote, one.outcome.cast) == ("Mar", 5, 1)
    assert [line.who for line in lines_of(here, one, Roll(here))] == [[], ["Mar"], []]


@pytest.mark.parametrize("how", ["leaves", "becomes an observer"])
def test_who_leaves_after_the_deadline_changes_nothing_of_what_was_decided(ours, noon, about, how):
    """Nobody looked at it in between: it is counted before the member goes."""
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    cast(ours, row, ours.sol, "1", noon)
    sol = ours.here(ours.sol).membership
    if how == "leaves":
        members.remove(ours.here(ours.luna), sol, at=noon + 2 * DAY)
    else:
        parts = [Part.OBSERVER]
        members.change_parts(ours.here(ours.luna), sol, parts=parts, at=noon + 2 * DAY)
    here = ours.here(ours.luna)
    one = look(ours, ours.luna, row, noon + 3 * DAY)
    assert (one.taken, one.outcome.may_vote) == ("Sol", 6)
    name = "somebody who has left" if how == "leaves" else "Sol"
    assert lines_of(here, one, Roll(here))[0].who == [name]


def test_an_erased_voter_does_not_change_a_counted_vote(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    cast(ours, row, ours.sol, "1", noon)
    look(ours, ours.luna, row, noon + 2 * DAY)
    erase_account(ours.sol, ours.sol.identity, password=PASSWORD, at=noon + 2 * DAY)
    here, one = ours.here(ours.luna), look(ours, ours.luna, row, noon + 2 * DAY)
    assert one.taken == "Sol"
    assert lines_of(here, one, Roll(here))[0].who == ["somebody who has left"]


def test_an_organisation_keeps_the_vote_that_an_erased_person_gave_for_it(ours, noon, about):
    """As it does when they leave the engagement and keep their account."""
    one = organisation(ours, noon, "Example Alliance", ours.sol, ours.rio)
    asked = replace(about, ballot=Ballot.ORGANISATIONS)
    row = decisions.propose(ours.here(ours.luna), asked, at=noon)
    cast(ours, row, ours.sol, "1", noon, voter=one)
    erase_account(ours.sol, ours.sol.identity, password=PASSWORD, at=noon)
    assert look(ours, ours.luna, row, noon + 2 * DAY).taken == "Sol"


def test_a_secret_ballot_shows_nothing_before_its_end_and_keeps_only_the_counts(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), replace(about, secret=True), at=noon)
    cast(ours, row, ours.sol, "1", noon)
    cast(ours, row, ours.mar, "1", noon)
    here = ours.here(ours.luna)
    one = look(ours, ours.luna, row, noon)
    assert lines_of(here, one, Roll(here)) == []
    assert one.outcome.voted == 2
    one = look(ours, ours.luna, row, noon + 2 * DAY)
    assert [(line.count, line.who) for line in lines_of(here, one, Roll(here))] == [
        (2, []),
        (0, []),
        (0, []),
    ]
    assert not Vote.objects.exists()
    assert one.about.result.able == ()


def test_how_anybody_voted_in_a_secret_ballot_is_swept_from_the_disk(
    ours, noon, about, django_capture_on_commit_callbacks, monkeypatch
):
    swept = []
    monkeypatch.setattr(leftovers, "sweep", lambda *tables: swept.extend(tables))
    for secret in (False, True):
        row = decisions.propose(ours.here(ours.luna), replace(about, secret=secret), at=noon)
        cast(ours, row, ours.sol, "1", noon)
        with django_capture_on_commit_callbacks(execute=True):
            look(ours, ours.luna, row, noon + 2 * DAY)
        assert swept == [Vote] * secret


def organisation(ours, noon, name, *speakers) -> str:
    about = AboutOrganisation(
        names={"en": name}, speakers=tuple(number(ours, one) for one in speakers)
    )
    return str(organisations.add(ours.here(ours.luna), about, at=noon).pk)


def test_each_organisation_has_one_vote_given_by_whoever_speaks_for_it(ours, noon, about):
    one = organisation(ours, noon, "Example Alliance", ours.sol, ours.rio)
    two = organisation(ours, noon, "Sample Network", ours.sol)
    organisation(ours, noon, "Nobody Speaks")
    row = decisions.propose(
        ours.here(ours.luna), replace(about, ballot=Ballot.ORGANISATIONS), at=noon
    )
    assert set(row.inside.voters) == {one, two}
    cast(ours, row, ours.sol, "1", noon, voter=one)
    cast(ours, row, ours.sol, "2", noon, voter=two)
    cast(ours, row, ours.rio, "2", noon + timedelta(hours=1), voter=one)
    with pytest.raises(UprError, match="not among those"):
        cast(ours, row, ours.rio, "1", noon, voter=two)
    # the documenter may not see organisations, but knows for which they speak
    assert [mine.name for mine in look(ours, ours.rio, row, noon).mine] == ["Example Alliance"]
    here = ours.here(ours.luna)
    end = look(ours, ours.luna, row, noon + 2 * DAY)
    assert end.taken == "Mar"
    lines = lines_of(here, end, Roll(here))
    assert lines[1].who == ["Example Alliance", "Sample Network"]
    rio = ours.here(ours.rio)
    assert lines_of(rio, end, Roll(rio))[1].who == ["Example Alliance", "an organisation"]
    nube = ours.here(ours.nube)
    assert lines_of(nube, end, Roll(nube))[1].who == ["an organisation", "an organisation"]


def test_an_organisation_taken_out_after_the_deadline_has_voted(ours, noon, about):
    one = organisation(ours, noon, "Example Alliance", ours.sol)
    about = replace(about, ballot=Ballot.ORGANISATIONS)
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    cast(ours, row, ours.sol, "1", noon, voter=one)
    organisations.remove(ours.here(ours.luna), one, at=noon + 2 * DAY)
    assert look(ours, ours.luna, row, noon + 3 * DAY).taken == "Sol"


def test_of_two_who_change_it_at_once_the_second_is_told_and_nothing_is_lost(ours, noon, about):
    row = decisions.propose(ours.here(ours.mar), about, at=noon)
    first = replace(about, text="Mar's words")
    decisions.change(ours.here(ours.mar), row.pk, first, version=1, at=noon)
    second = replace(about, text="Luna's words")
    with pytest.raises(ChangedMeanwhile) as told:
        decisions.change(ours.here(ours.luna), row.pk, second, version=1, at=noon)
    assert told.value.row.inside.text == "Mar's words"
    assert told.value.row.version == 2
    assert ours.here(ours.luna).get(Proposal, row.pk).inside.text == "Mar's words"


def test_once_somebody_voted_the_words_stand(ours, noon, about):
    row = decisions.propose(ours.here(ours.mar), about, at=noon)
    cast(ours, row, ours.sol, "1", noon)
    other = replace(about, choices=("the other way", "round"))
    with pytest.raises(decisions.HasEnded, match="Somebody has voted already"):
        decisions.change(ours.here(ours.mar), row.pk, other, version=1, at=noon)


def test_only_whoever_made_it_or_leads_changes_it(ours, noon, about):
    row = decisions.propose(ours.here(ours.mar), about, at=noon)
    with pytest.raises(PermissionDenied):
        decisions.change(ours.here(ours.sol), row.pk, about, version=1, at=noon)
    with pytest.raises(PermissionDenied):
        decisions.end(ours.here(ours.sol), row.pk, Ended.WITHDRAWN, at=noon)
    for person in (ours.mar, ours.luna):
        found = decisions.change(
            ours.here(person),
            row.pk,
            replace(about, text=str(person)),
            version=Proposal.objects.get().version,
            at=noon,
        )
        assert found.inside.by == number(ours, ours.mar)


def test_closing_early_counts_at_once_and_says_why(ours, noon, about):
    row = decisions.propose(ours.here(ours.mar), about, at=noon)
    cast(ours, row, ours.sol, "2", noon)
    with pytest.raises(decisions.CannotDecide, match="needs a reason"):
        decisions.end(ours.here(ours.mar), row.pk, Ended.CLOSED, reason=" ", at=noon)
    reason = "Everybody was in the call."
    decisions.end(ours.here(ours.mar), row.pk, Ended.CLOSED, reason=reason, at=noon)
    one = look(ours, ours.sol, row, noon)
    assert (one.where, one.taken, one.about.ending.reason) == (Where.TAKEN, "Mar", reason)
    with pytest.raises(decisions.HasEnded):
        cast(ours, row, ours.luna, "1", noon)
    with pytest.raises(decisions.HasEnded):
        decisions.end(ours.here(ours.mar), row.pk, Ended.WITHDRAWN, at=noon)
    assert deeds(ours)[-1] == "decision.closed"


def test_a_withdrawn_proposal_decides_nothing(ours, noon, about):
    row = decisions.propose(ours.here(ours.mar), replace(about, secret=True), at=noon)
    cast(ours, row, ours.sol, "2", noon)
    decisions.end(ours.here(ours.luna), row.pk, Ended.WITHDRAWN, reason="Too early.", at=noon)
    one = look(ours, ours.sol, row, noon + 2 * DAY)
    assert (one.where, one.outcome, one.taken) == (Where.WITHDRAWN, None, "")
    assert not Vote.objects.exists()
    with pytest.raises(decisions.HasEnded, match="This vote is over"):
        cast(ours, row, ours.luna, "1", noon)


MEETING = AboutProposal(
    title="The name of the coalition",
    meeting=Meeting(day=date(2027, 3, 8), present=5, decided="Example Coalition", who="Mar, Sol"),
)


def test_what_a_meeting_decided_is_written_down_and_can_be_corrected(ours, noon):
    row = decisions.propose(ours.here(ours.mar), MEETING, at=noon)
    one = look(ours, ours.sol, row, noon)
    assert (one.where, one.taken, one.day) == (Where.TAKEN, "Example Coalition", date(2027, 3, 8))
    right = replace(MEETING, meeting=replace(MEETING.meeting, present=6))
    decisions.change(ours.here(ours.mar), row.pk, right, version=1, at=noon + 9 * DAY)
    assert look(ours, ours.sol, row, noon).about.meeting.present == 6
    with pytest.raises(decisions.HasEnded):
        cast(ours, row, ours.sol, "1", noon)


def test_a_meeting_to_come_has_decided_nothing(ours, noon):
    late = replace(MEETING, meeting=replace(MEETING.meeting, day=date(2027, 3, 10)))
    with pytest.raises(UprError, match="still to come"):
        decisions.propose(ours.here(ours.mar), late, at=noon)


def test_what_follows_is_written_under_it_by_one_after_the_other(ours, noon):
    row = decisions.propose(ours.here(ours.mar), MEETING, at=noon)
    decisions.note(ours.here(ours.mar), row.pk, "Sol writes to them.", version=1, at=noon)
    with pytest.raises(ChangedMeanwhile) as told:
        decisions.note(ours.here(ours.luna), row.pk, "Mar writes.", version=1, at=noon)
    assert told.value.row.inside.note == "Sol writes to them."


def test_comments_stand_in_their_order_and_their_writer_takes_them_away(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), about, at=noon)
    for minute, person in enumerate((ours.sol, ours.mar)):
        at = noon + timedelta(minutes=minute)
        votes.comment(ours.here(person), row.pk, f"says {person}", at=at)
    here = ours.here(ours.sol)
    found = comments_of(here, row, Roll(here))
    assert [(one.name, one.row.inside.text, one.own) for one in found] == [
        ("Sol", "says Sol", True),
        ("Mar", "says Mar", False),
    ]
    nube = ours.here(ours.nube)
    assert [one.name for one in comments_of(nube, row, Roll(nube))] == ["a member", "a member"]
    with pytest.raises(PermissionDenied):
        votes.remove_comment(here, found[1].row.pk, at=noon)
    votes.remove_comment(here, found[0].row.pk, at=noon)
    votes.remove_comment(ours.here(ours.luna), found[1].row.pk, at=noon)
    assert not Comment.objects.exists()
    with pytest.raises(UprError, match="empty"):
        votes.comment(here, row.pk, "  ", at=noon)


def test_open_for_gives_what_still_waits_for_my_vote_by_deadline(ours, noon, about):
    luna = ours.here(ours.luna)
    late = decisions.propose(luna, replace(about, deadline=noon + 9 * DAY), at=noon)
    soon = decisions.propose(luna, about, at=noon)
    decisions.propose(luna, replace(about, parts=(Part.DRAFTER,)), at=noon)
    decisions.propose(luna, MEETING, at=noon)
    sol = ours.here(ours.sol)
    assert [(one.row.pk, one.left) for one in open_for(sol, noon)] == [(soon.pk, 1), (late.pk, 9)]
    cast(ours, soon, ours.sol, "1", noon)
    assert [one.row.pk for one in open_for(sol, noon)] == [late.pk]
    assert open_for(sol, noon + 10 * DAY) == []
    assert open_for(ours.here(ours.nube), noon) == []


def test_the_log_leaves_with_the_end_of_the_trace_and_is_traced(ours, noon, about):
    row = decisions.propose(ours.here(ours.luna), replace(about, rule=Rule.MOST), at=noon)
    cast(ours, row, ours.sol, "2", noon)
    decisions.propose(ours.here(ours.luna), MEETING, at=noon)
    file = take_along(ours.here(ours.luna), TableFormat.CSV, at=noon + 2 * DAY).decode()
    lines = file.splitlines()
    assert lines[1].startswith("2027-03-08,The name of the coalition,taken,Example Coalition,")
    assert lines[2].startswith(
        "2027-03-10,Who goes to Geneva,taken,Mar,Sol: 0;Mar: 1;nobody: 0,0,6,"
    )
    entry = TraceEntry.objects.filter(engagement=ours.engagement).order_by("-number")[0]
    assert entry.deed == "decisions.exported"
    assert f"End of the trace: {entry.number}-{entry.mac[:8]}" in lines[3]
    with pytest.raises(PermissionDenied):
        take_along(ours.here(ours.mar), TableFormat.CSV, at=noon)


def test_the_log_does_not_leave_with_a_name_that_stands_in_no_list(ours, noon):
    in_no_list = Wish(Naming.NEVER, DocumentKind.INTERNAL_LIST, Audience.COALITION)
    about = AboutOrganisation(names={"en": "Hidden Harbour House"}, wishes=(in_no_list,))
    organisations.add(ours.here(ours.luna), about, at=noon)
    said = replace(MEETING.meeting, decided="Hidden Harbour House joins")
    decisions.propose(ours.here(ours.luna), replace(MEETING, meeting=said), at=noon)
    before = deeds(ours)
    with pytest.raises(NameLeftIn):
        take_along(ours.here(ours.luna), TableFormat.CSV, at=noon)
    assert deeds(ours) == before
