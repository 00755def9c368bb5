"""Names of filters and of their values in the reader's language, for every page of the record."""

from collections.abc import Callable, Mapping

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from upr.record import Response
from upr.vocab.actions import all_actions
from upr.vocab.groups import all_groups
from upr.vocab.issues import find_issue
from upr.vocab.populations import find_population
from upr.vocab.sessions import all_cycles, all_sessions
from upr.vocab.states import UnknownState, name_of
from upr.vocab.themes import find_persons, sdg
from uprdesk.shell import wording

TITLES: Mapping[str, object] = {
    "state": gettext_lazy("State under review"),
    "from": gettext_lazy("Recommending State"),
    "response": gettext_lazy("Response"),
    "cycle": gettext_lazy("Cycle"),
    "issue": gettext_lazy("Issue"),
    "category": gettext_lazy("Action category"),
    "population": gettext_lazy("Key population"),
    "persons": gettext_lazy("Persons affected"),
    "sdg": gettext_lazy("Sustainable Development Goal"),
    "group": gettext_lazy("Group of the recommending State"),
    "state_group": gettext_lazy("Group of the State under review"),
    "session": gettext_lazy("Session"),
}
"""What each filter is called (`search.filters.PARAMETERS`)."""

_RESPONSES = {
    Response.SUPPORTED: gettext_lazy("Supported"),
    Response.NOTED: gettext_lazy("Noted"),
    Response.PENDING: gettext_lazy("Pending"),
}


def value_name(name: str, value: object) -> str:
    """The value of a filter in the reader's language: ("state", "CRI") → "Costa Rica"."""
    return _NAMES[name](value)


KINDS: Mapping[str, object] = {
    "report": gettext_lazy("Report of the Working Group"),
    "addendum": gettext_lazy("Addendum with the State’s positions"),
    "list": gettext_lazy("OHCHR’s list of recommendations"),
    "national-report": gettext_lazy("National report"),
    "summary": gettext_lazy("Summary of stakeholders’ submissions"),
    "compilation": gettext_lazy("Compilation of UN information"),
    "advance-questions": gettext_lazy("Advance questions"),
    "submission": gettext_lazy("Submission of a stakeholder"),
    "upr-info": gettext_lazy("Export of UPR Info"),
    "pledges": gettext_lazy("Voluntary pledges"),
    "uhri": gettext_lazy("Export of the Universal Human Rights Index"),
}
"""What each kind of document is called (`upr.record.Document`)."""


def kind_name(kind: str) -> str:
    """A kind of document in the reader's language."""
    return str(KINDS[kind])


def language() -> str:
    """The reader's language as the vocabulary has it: "en", "es" or "fr"."""
    return wording.short(get_language())


def issue_name(label: str) -> str:
    """An issue by its canonical label; a label that no list of ours has stays as it is."""
    known = find_issue(label)
    return known.names[language()] if known else label


def cycle_name(cycle: int) -> str:
    """ "1st cycle" """
    ordinals = {1: _("1st cycle"), 2: _("2nd cycle"), 3: _("3rd cycle"), 4: _("4th cycle")}
    return ordinals.get(cycle) or _("cycle %(number)d") % {"number": cycle}


def cycle_years(cycle: int) -> str:
    """ "2008–2011"; while its end is not known "since 2022"; empty where no source gives it."""
    known = all_cycles()[cycle]
    if not known.start:
        return ""
    if not known.end:
        return _("since %(year)d") % {"year": known.start.year}
    return f"{known.start.year}–{known.end.year}"


def session_year(session: int) -> int | None:
    """The year in which a session began; None where no source prints it."""
    known = all_sessions().get(session)
    return known.start.year if known and known.start else None


def session_name(session: int) -> str:
    """ "Session 19, 2014" """
    year = session_year(session)
    if year is None:
        return _("Session %(number)d") % {"number": session}
    return _("Session %(number)d, %(year)d") % {"number": session, "year": year}


def category_name(category: int) -> str:
    """ "5, specific action" """
    name = all_actions()[category].names[language()]
    return _("%(number)d, %(name)s") % {"number": category, "name": name[:1].lower() + name[1:]}


def count_of(number: int) -> str:
    """ "484 recommendations" """
    words = ngettext("%(count)s recommendation", "%(count)s recommendations", number)
    return words % {"count": wording.number(number, get_language())}


def chance_word(share: float) -> str:
    """A chance from 0 to 1 in a word: 0.78 → "likely"; said as the page of measures explains it."""
    percent = round(share * 100)  # the number beside it is rounded so: the two never disagree
    return next(str(word) for least, word in _CHANCES if percent >= least)


_CHANCES = (
    (85, gettext_lazy("very likely")),
    (60, gettext_lazy("likely")),
    (30, gettext_lazy("possible")),
    (0, gettext_lazy("unlikely")),
)


def _state(code: str) -> str:
    try:
        return name_of(code, language())
    except UnknownState:  # a source may name a recommender that is no State
        return code


def _cycle(cycle: int) -> str:
    years = cycle_years(cycle)
    if not years:
        return cycle_name(cycle)
    return _("%(cycle)s, %(years)s") % {"cycle": cycle_name(cycle), "years": years}


def _persons(value: str) -> str:
    """A group of persons by code or label; a label that no list of ours has stays as it is."""
    known = find_persons(value)
    return known.names[language()] if known else value


def _population(code: str) -> str:
    known = find_population(code)
    return known.names[language()] if known else code


def _sdg(number: int | str) -> str:
    """ "5, gender equality" """
    goal = sdg(number)
    return _("%(number)d, %(name)s") % {"number": goal.number, "name": goal.names[language()]}


def _group(code: str) -> str:
    return all_groups()[code].names[language()]


_NAMES: Mapping[str, Callable] = {
    "state": _state,
    "from": _state,
    "response": lambda value: str(_RESPONSES[Response(value)]),
    "cycle": _cycle,
    "issue": issue_name,
    "category": lambda value: category_name(int(value)),
    "population": _population,
    "persons": _persons,
    "sdg": _sdg,
    "group": _group,
    "state_group": _group,
    "session": session_name,
}
