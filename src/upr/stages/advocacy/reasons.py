"""Reasons to approach a State, as sentences: only what the record says, with its counts.

A sentence is chosen by what weighs most in the ranking, but it tells a fact and never the weight.
"""

from collections.abc import Callable, Mapping

from upr.insight.habits import Facts
from upr.record import Reason
from upr.text import Text, gettext_noop, say
from upr.vocab.named import GroupNames, named

MOST = 4
"""Reasons given for one State: a delegate has a minute."""

NAMED = 3
"""States named as alike in one sentence."""

Rows = Mapping[str, str | int]
Blanks = Mapping[str, object]


class Writer:
    """Writes the reasons to approach one State.

    state  State under review (ISO3)
    issue  canonical label
    asker  State to approach (ISO3)
    facts  what the record says of it
    """

    def __init__(self, state: str, issue: str, asker: str, facts: Facts) -> None:
        self.facts = facts
        self._name = named(state)
        self._from: Rows = {"from": asker, "until_session": facts.until}
        self._on_issue: Rows = {**self._from, "issue": issue}
        self._here: Rows = {**self._from, "state": state}
        self._both: Rows = {**self._on_issue, "state": state}
        self._back: Rows = {"from": state, "state": asker, "until_session": facts.until}

    def reasons(self, grounds: Mapping[str, float]) -> tuple[Reason, ...]:
        """At most `MOST`: what it asked here or of States like this, then what speaks most for it.

        grounds  kind of reason → how much it raises the odds
        """
        kinds: Mapping[str, Callable[[], Reason | None]] = {
            "asked": self._asked,
            "issue": self._raised,
            "region": self._in_region,
            "alike": self._alike,
            "active": self._active,
            "groups": self._groups,
            "back": self._returned,
        }
        order = sorted(kinds, key=lambda kind: -grounds[kind])
        # what it asked this very State, or States like it, is the first thing a delegate says, and
        # what that State said in return the last
        first = "asked" if self.facts.asked.count else "alike"
        order.sort(key=lambda kind: (kind != first, kind == "back"))
        found = [kinds[kind]() for kind in order if grounds[kind] > 0 or kind == first]
        return tuple(one for one in found if one)[:MOST]

    def _say(self, sentence: str, rows: Rows, **blanks: object) -> Reason:
        return Reason(Text(sentence, {**blanks, "state": self._name}), rows)

    def _asked(self) -> Reason | None:
        asked, spoken = self.facts.asked, self.facts.spoken
        if asked.count:
            return self._say(
                ASKED_ONCE if asked.count == 1 else ASKED,
                self._both,
                count=asked.count,
                session=asked.last,
                supported=asked.supported,
            )
        if spoken.count:
            return self._say(SPOKEN, self._here, count=spoken.count, session=spoken.last)
        return None

    def _raised(self) -> Reason | None:
        raised = self.facts.raised
        if not raised.count:
            return None
        sentence = RAISED_ONCE if raised.count == 1 else RAISED
        return self._say(sentence, self._on_issue, count=raised.count, session=raised.last)

    def _in_region(self) -> Reason | None:
        facts = self.facts
        if facts.in_region.count <= facts.asked.count:
            return None
        return self._say(
            IN_REGION,
            {**self._on_issue, "region": facts.region},
            count=facts.in_region.count,
            of=facts.raised.count,
            region=GroupNames((facts.region,)),
        )

    def _alike(self) -> Reason | None:
        alike = self.facts.alike[:NAMED]
        if not alike:
            return None
        sentence = ALIKE if self.facts.asked.count else ALIKE_ONLY
        return self._say(sentence, self._on_issue, names=named(alike))

    def _active(self) -> Reason | None:
        facts = self.facts
        if not facts.spoke:
            return None
        return self._say(
            ACTIVE, self._from, spoke=facts.spoke, reviews=facts.reviews, session=facts.since
        )

    def _groups(self) -> Reason | None:
        facts = self.facts
        if facts.groups:
            return self._say(ORGANISATIONS, {}, groups=GroupNames(facts.groups))
        if not facts.same:
            return None
        return self._say(SAME_REGION, {}, region=GroupNames((facts.region,)))

    def _returned(self) -> Reason | None:
        facts = self.facts
        if not facts.back:
            return None
        return self._say(BACK, self._back, count=facts.back, on_issue=facts.back_on)


def never_reviewed(state: str, until: int) -> Reason:
    """Said of every State where the record holds no review of the State under review."""
    text = say(NEVER_REVIEWED, state=named(state), session=until)
    return Reason(text, {"state": state, "until_session": until})


ASKED = gettext_noop(
    "Recommended this to %(state)s before: %(count)d recommendations, the last in session"
    " %(session)d (supported: %(supported)d)."
)
ASKED_ONCE = gettext_noop(
    "Recommended this to %(state)s once before, in session %(session)d (supported: %(supported)d)."
)
SPOKEN = gettext_noop(
    "Has not recommended this to %(state)s, but other things: %(count)d so far, the last in"
    " session %(session)d."
)
RAISED = gettext_noop(
    "Raises this issue: %(count)d recommendations to all States, the last in session %(session)d."
)
RAISED_ONCE = gettext_noop("Raised this issue once, in session %(session)d.")
IN_REGION = gettext_noop(
    "Raises it in the region of %(state)s (%(region)s): %(count)d of its %(of)d recommendations on"
    " this issue went there."
)
ALIKE = gettext_noop("Asked this also of States like %(state)s: %(names)s.")
ALIKE_ONLY = gettext_noop("Never asked this of %(state)s, but of States like it: %(names)s.")
ACTIVE = gettext_noop("Spoke in %(spoke)d of the %(reviews)d reviews since session %(session)d.")
ORGANISATIONS = gettext_noop("Is in the same organisations as %(state)s: %(groups)s.")
SAME_REGION = gettext_noop("Is in the same regional group as %(state)s: %(region)s.")
BACK = gettext_noop(
    "%(state)s recommends to it as well: %(count)d recommendations so far, %(on_issue)d of them on"
    " this issue."
)
NEVER_REVIEWED = gettext_noop(
    "The record up to session %(session)d holds no review of %(state)s: this rests on what States"
    " asked elsewhere."
)
