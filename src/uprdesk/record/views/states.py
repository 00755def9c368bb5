"""All States, by regional group, and the box that finds one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from upr.vocab.names import fold
from upr.vocab.states import SAMPLE_STATES, STATES, State, states_like
from uprdesk.coalition.doors import record_reader
from uprdesk.record.naming import value_name
from uprdesk.record.profiles import profile
from uprdesk.record.search import Filters, current
from uprdesk.record.views.state import REGIONAL


@dataclass(frozen=True)
class Entry:
    """A State in a list. asked, asks: recommendations it received, and made."""

    state: State
    name: str
    asked: int
    asks: int


@dataclass(frozen=True)
class Group:
    """States under one heading, in the reader's alphabet."""

    code: str
    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True)
class StatesPage:
    """What record/states.html may use. looked_for: as typed; found: None where nothing was."""

    looked_for: str
    found: Sequence[Entry] | None
    groups: Sequence[Group]


@record_reader
@require_safe
def states_page(request: HttpRequest) -> HttpResponse:
    """Every State; with `name`, those it may mean, and straight on where it means one."""
    sample = bool(current().sample)
    name = request.GET.get("name", "").strip()
    codes = states_like(name, sample=sample) if name else ()
    if len(codes) == 1:
        return redirect("record:state", codes[0])
    entries = _entries(sample)
    page = StatesPage(
        looked_for=name,
        found=[entries[code] for code in codes] if name else None,
        groups=_groups(entries.values()),
    )
    return render(request, "record/states.html", vars(page))


def _entries(sample: bool) -> dict[str, Entry]:
    """ISO3 → its entry; invented States are counted in the sample and real ones in the record."""
    found = _counted(STATES.values(), Filters())
    return found | _counted(SAMPLE_STATES.values(), Filters(sample=True)) if sample else found


def _counted(states: Iterable[State], filters: Filters) -> dict[str, Entry]:
    counted = profile(filters, "state", "from").lines
    received, made = (
        {line.value: line.total for line in counted[name]} for name in ("state", "from")
    )
    return {
        one.iso3: Entry(
            one, value_name("state", one.iso3), received.get(one.iso3, 0), made.get(one.iso3, 0)
        )
        for one in states
    }


def _groups(entries: Iterable[Entry]) -> list[Group]:
    titles = {code: value_name("group", code) for code in REGIONAL}
    titles |= {"observer": _("Observer States"), "sample": _("Invented States of the sample")}
    within: dict[str, list[Entry]] = {code: [] for code in titles}
    for entry in sorted(entries, key=lambda entry: fold(entry.name)):
        one = entry.state
        code = "sample" if one.sample else "observer" if one.observer else one.group
        within[code].append(entry)
    return [Group(code, titles[code], found) for code, found in within.items() if found]
