"""The navigation along the stages: rooms register themselves, the shell only walks the register."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from upr.stages import Stage

TITLES = {
    Stage.RECORD: _("The record"),
    Stage.COALITION: _("Coalition"),
    Stage.EVIDENCE: _("Evidence"),
    Stage.SUBMISSION: _("Shadow report"),
    Stage.CONSULTATION: _("Consultations"),
    Stage.SUMMARY: _("Ten-page summary"),
    Stage.ADVOCACY: _("Lobby"),
    Stage.REVIEW: _("Dialogue in Geneva"),
    Stage.ADOPTION: _("Adoption"),
    Stage.FOLLOWUP: _("Follow-up"),
    Stage.COURSE: _("Course"),
}
"""Names of the pages; the rooms that are not built yet have theirs as well."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What a room registers in its `apps.py`.

    url_name   its first page, e.g. "record:search"
    address    where this request finds it; default: `url_name` without arguments
    sentence   what a person does there, for the home page
    shows      whether the page of this request belongs to the room; default: the pages of the
               namespace of `url_name`
    opens      whether this request may open it; default: yes
    card       ingredients of its card on the home page, asked at each request
    leads      whether that card stands before those of earlier stages for this request
    template   template of that card; without one the home page shows title and sentence
    """

    stage: Stage
    url_name: str
    sentence: Any
    address: Callable[[HttpRequest], str] | None = None
    shows: Callable[[HttpRequest], bool] | None = None
    opens: Callable[[HttpRequest], bool] = lambda request: True
    card: Callable[[HttpRequest], dict[str, object]] = field(default=lambda request: {})
    leads: Callable[[HttpRequest], bool] = lambda request: False
    template: str = ""

    def address_for(self, request: HttpRequest) -> str:
        """Where this request finds the room's first page."""
        return self.address(request) if self.address else reverse(self.url_name)

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this request looks at a page of the room."""
        match = getattr(request, "resolver_match", None)
        if match is None or self.shows is not None:
            return match is not None and self.shows(request)
        return match.namespace == self.url_name.partition(":")[0]


@dataclass(frozen=True, kw_only=True)
class Place:
    """One stop of the navigation.

    url      empty while the room is not built, or closed to this person
    coming   True while the room is not built; shown as ahead, never as a link
    current  True on every page of this room
    entry    what the room registered; None while it is not built
    """

    stage: Stage
    number: int
    title: Any
    url: str = ""
    coming: bool = False
    current: bool = False
    entry: Entry | None = None


@dataclass(frozen=True, kw_only=True)
class OwnPage:
    """A page outside of the stages: in the rail below the person's name.

    icon      name of an icon
    opens     whether it is there for this request of a signed-in person
    sentence  what a person does there: with one it is on the home page too
    """

    title: Any
    url_name: str
    icon: str
    opens: Callable[[HttpRequest], bool] = lambda request: True
    sentence: Any = ""


REGISTER: dict[Stage, Entry] = {}
OWN_PAGES: list[OwnPage] = []
STARTS: list[Callable[[HttpRequest], str]] = []
TODAY: list[Callable[[HttpRequest], str]] = []


def register(entry: Entry) -> None:
    """Put a room on the menu; a second entry for the same stage replaces the first."""
    REGISTER[entry.stage] = entry


def register_own_page(page: OwnPage) -> None:
    """Put a page below the person's name; the same address twice is there once."""
    if page.url_name not in {one.url_name for one in OWN_PAGES}:
        OWN_PAGES.append(page)


def own_pages(request: HttpRequest) -> list[OwnPage]:
    """What stands below the person's name; nothing for a visitor."""
    if not request.user.is_authenticated:
        return []
    return [page for page in OWN_PAGES if page.opens(request)]


def register_start(start: Callable[[HttpRequest], str]) -> None:
    """Say where a person's work begins; `start` gives an address, or nothing where it knows none.

    Only one room may say so.
    """
    STARTS[:] = [start]


def start_of(request: HttpRequest) -> str:
    """Where the work of this person begins; empty: on the home page."""
    return next((start(request) for start in STARTS), "")


def register_today(address: Callable[[HttpRequest], str]) -> None:
    """Say where “What now” leads; `address` gives nothing where it knows no page for a person.

    Only one room may say so.
    """
    TODAY[:] = [address]


def today_of(request: HttpRequest) -> str:
    """Where “What now” leads: what is due in the person's engagement, else the home page."""
    return next((found for one in TODAY if (found := one(request))), reverse("shell:home"))


def places(request: HttpRequest) -> list[Place]:
    """All stages in their order, as this request may see them."""
    return [place(stage, number, request) for number, stage in enumerate(Stage)]


def place(stage: Stage, number: int, request: HttpRequest) -> Place:
    """One stage as this request may see it."""
    entry = REGISTER.get(stage)
    if entry is None:
        return Place(stage=stage, number=number, title=TITLES[stage], coming=True)
    return Place(
        stage=stage,
        number=number,
        title=TITLES[stage],
        url=entry.address_for(request) if entry.opens(request) else "",
        current=entry.is_shown(request),
        entry=entry,
    )
