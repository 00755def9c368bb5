"""Why a State may support or note something, as sentences: only earlier answers, with their counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from upr.insight.answers import Precedent, Precedents, Tally, region_of
from upr.record import Reason
from upr.text import gettext_noop, say
from upr.vocab.named import GroupNames, IssueName, named

MOST = 4
"""Reasons given for one forecast: a delegate has a minute."""

TELLS = 3
"""Earlier answers from which on a count is worth saying; nothing less is called a habit."""

Rows = Mapping[str, str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in codes: States as ISO3, the session it is about, a language or ""."""

    text: str
    language: str
    state: str
    askers: tuple[str, ...]
    session: int


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the reasons for one forecast.

    issues    canonical labels the text is about, surest first
    category  its action category, if anything tells it
    alike     the recommendation put to this State before that is most alike
    known     whether the model could read the text
    until     the newest session the record held
    """

    asked: Asked
    precedents: Precedents
    issues: Sequence[str]
    category: int | None
    alike: Precedent | None
    known: bool
    until: int

    def reasons(self) -> tuple[Reason, ...]:
        """At most `MOST`, what is nearest to the question first."""
        return tuple(self._all())[:MOST]

    def _all(self) -> Iterator[Reason]:
        if not self.known:
            sentence = UNREAD_ON_ISSUE if self.issues else UNREAD
            yield Reason(say(sentence, state=named(self.asked.state)), self._here())
        every = self.precedents.to(self.asked.state)
        if not every.count:
            yield Reason(
                say(UNASKED, state=named(self.asked.state), session=self.until), self._here()
            )
        yield from self._alike()
        for issue in self.issues[:1]:
            yield from self._on_issue(issue)
        yield from self._of_category()
        yield from self._of_askers()
        if every.count:
            yield self._counted(SUPPORTED_OF_ALL, every, self._here())

    def _alike(self) -> Iterator[Reason]:
        one = self.alike
        if one is None:
            return
        rows = {"key": one.key}
        if not one.askers:
            sentence = ALIKE_SUPPORTED if one.supported else ALIKE_NOTED
            yield Reason(say(sentence, session=one.session), rows)
            return
        sentence = ALIKE_OF_SUPPORTED if one.supported else ALIKE_OF_NOTED
        yield Reason(say(sentence, names=named(one.askers), session=one.session), rows)

    def _on_issue(self, issue: str) -> Iterator[Reason]:
        own = self.precedents.to(self.asked.state, issue=issue)
        if own.count >= TELLS:
            yield self._counted(ON_ISSUE, own, self._here(issue=issue), issue=IssueName(issue))
            return
        region = region_of(self.asked.state, self.asked.session)
        others = self.precedents.in_region(region, issue) if region else Tally(0, 0)
        if region and others.count >= TELLS:
            rows: Rows = {"region": region, "issue": issue, "until_session": self.until}
            blanks = {"issue": IssueName(issue), "region": GroupNames((region,))}
            yield self._counted(ON_ISSUE_IN_REGION, others, rows, **blanks)

    def _of_category(self) -> Iterator[Reason]:
        if self.category is None:
            return
        own = self.precedents.to(self.asked.state, category=self.category)
        if own.count >= TELLS:
            rows = self._here(category=self.category)
            yield self._counted(OF_CATEGORY, own, rows, category=self.category)

    def _of_askers(self) -> Iterator[Reason]:
        for asker in self.asked.askers:
            own = self.precedents.between(self.asked.state, asker)
            if own.count >= TELLS:
                rows: Rows = self._here(**{"from": asker})
                yield self._counted(OF_ASKER, own, rows, asker=named(asker))

    def _here(self, **filters: str | int) -> Rows:
        return {"state": self.asked.state, **filters, "until_session": self.until}

    def _counted(self, sentence: str, tally: Tally, rows: Rows, **blanks: object) -> Reason:
        state = named(self.asked.state)
        counts = {"supported": tally.supported, "count": tally.count}
        return Reason(say(sentence, state=state, **counts, **blanks), rows)


UNREAD = gettext_noop(
    "The text is in a language that was not learnt from: this is only how often %(state)s supported"
    " before, whatever it was asked."
)
UNREAD_ON_ISSUE = gettext_noop(
    "The text is in a language that was not learnt from: this is only how often %(state)s, and"
    " States of its region, supported on this issue before."
)
UNASKED = gettext_noop(
    "The record up to session %(session)d holds no answer of %(state)s: this rests on how other"
    " States answered."
)
ALIKE_SUPPORTED = gettext_noop("An alike recommendation in session %(session)d was supported.")
ALIKE_NOTED = gettext_noop("An alike recommendation in session %(session)d was noted.")
ALIKE_OF_SUPPORTED = gettext_noop(
    "An alike recommendation of %(names)s in session %(session)d was supported."
)
ALIKE_OF_NOTED = gettext_noop(
    "An alike recommendation of %(names)s in session %(session)d was noted."
)
ON_ISSUE = gettext_noop(
    "%(state)s supported %(supported)d of %(count)d earlier recommendations on “%(issue)s”."
)
ON_ISSUE_IN_REGION = gettext_noop(
    "States of the same regional group (%(region)s) supported %(supported)d of %(count)d earlier"
    " recommendations on “%(issue)s”."
)
OF_CATEGORY = gettext_noop(
    "%(state)s supported %(supported)d of %(count)d earlier recommendations of action category"
    " %(category)d."
)
OF_ASKER = gettext_noop(
    "%(state)s supported %(supported)d of %(count)d earlier recommendations of %(asker)s."
)
SUPPORTED_OF_ALL = gettext_noop(
    "%(state)s supported %(supported)d of all its %(count)d earlier recommendations."
)
