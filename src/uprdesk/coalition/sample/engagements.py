"""Two engagements of the sample that know nothing of each other, and who is in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from upr.stages.timeline import ReviewDates, next_review, review_in_cycle
from uprdesk.coalition.actions import engagements, members, recovery
from uprdesk.coalition.doorway import Here, here_for, words_for
from uprdesk.coalition.models import AboutEngagement, Engagement, Membership
from uprdesk.coalition.rights import Part
from uprdesk.coalition.sample import REVIEWED, Known

STATE, OTHER_STATE = "XAA", "XAB"

PARTS = {
    "Mar": Part.DRAFTER,
    "Río": Part.DOCUMENTER,
    "Faro": Part.DELEGATE,
    "Sol": Part.MEMBER,
    "Nube": Part.OBSERVER,
}
"""Who was invited into the engagement that Luna coordinates, in their order."""

HOLDERS, TOOK_THEIRS = ("Luna", "Mar", "Faro"), ("Luna", "Mar")
"""Who was given a recovery file, and who has taken it along already."""


@dataclass(frozen=True)
class Team:
    """An engagement and those who are in it, each with their own key."""

    engagement: Engagement
    people: Mapping[str, Known]

    def here(self, pseudonym: str) -> Here:
        """One of them in it, with the keys that they hold."""
        one = self.people[pseudonym]
        found = here_for(one.person, self.engagement.pk, one.identity)
        if found is None:
            raise LookupError(pseudonym)
        return found

    def member(self, pseudonym: str) -> Membership:
        """The part that somebody has in it."""
        return self.engagement.members.get(person=self.people[pseudonym].person)

    def number(self, pseudonym: str) -> str:
        """How plans and votes name somebody in it."""
        return str(self.member(pseudonym).pk)


def days(at: datetime, number: float) -> datetime:
    """So many days after `at`: what happened in the sample is as old as its last loading."""
    return at + timedelta(days=number)


def begin_ours(people: Mapping[str, Known], *, at: datetime) -> Team:
    """The engagement about the next review of Tavoria; the people come during a week."""
    review = next_review(STATE, at, held=REVIEWED[STATE])
    team = begin(people, "Luna", f"Tavoria {review.opening.usual.year}", review, days(at, -40))
    for number, (name, part) in enumerate(PARTS.items(), 1):
        admit(team, name, part, by="Luna", at=days(at, number - 40))
    give_recovery_files(team, at=days(at, -33))
    return team


def begin_theirs(people: Mapping[str, Known], *, at: datetime) -> Team:
    """Another coalition's, about what the last review of Quelmar promised."""
    due = next_review(OTHER_STATE, at, held=REVIEWED[OTHER_STATE])
    last = review_in_cycle(OTHER_STATE, due.cycle - 1, held=REVIEWED[OTHER_STATE])
    team = begin(people, "Bruno", "Quelmar, seguimiento", last, days(at, -20))
    admit(team, "Cedro", Part.MEMBER, by="Bruno", at=days(at, -19))
    return team


def begin(
    people: Mapping[str, Known], who: str, name: str, review: ReviewDates, at: datetime
) -> Team:
    """An engagement that somebody begins and coordinates."""
    one = people[who]
    about = AboutEngagement(
        name=name, state=review.state, cycle=review.cycle, session=review.session
    )
    here = engagements.begin(by=one.person, identity=one.identity, about=about, at=at)
    return Team(here.engagement, people)


def admit(team: Team, name: str, part: Part, *, by: str, at: datetime) -> None:
    """Somebody comes by a link and is admitted some hours later."""
    members.admit(
        team.here(by),
        (member := wait(team, name, part, by=by, at=at)),
        words=words_for(member),
        at=at + timedelta(hours=3),
    )


def wait(team: Team, name: str, part: Part, *, by: str, at: datetime) -> Membership:
    """Somebody comes by a link, and waits."""
    return members.join(
        team.engagement,
        person=team.people[name].person,
        parts=[part],
        at=at,
        invited_by=team.people[by].person,
    )


def give_recovery_files(team: Team, *, at: datetime) -> None:
    """Three files for three people; one of them still has to take theirs."""
    recovery.issue(team.here("Luna"), [team.member(name) for name in HOLDERS], at=at)
    for hours, name in enumerate(TOOK_THEIRS, 1):
        recovery.take(team.here(name), at=at + timedelta(hours=hours))
