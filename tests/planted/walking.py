"""People go through all pages and fill in every form that they find."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.engagements import sign_in
from tests.filling import Field, Form, Page, fill, name_of
from tests.passkeys import Device
from tests.planted import BROWSER, PASSWORD, PLACE, PROXIES, STEM
from tests.planted.values import values_for
from tests.random_members.world import FEED, text_of
from uprdesk.coalition.models import Person
from uprdesk.coalition.second_step.totp import AppKey
from uprdesk.sealing.identity import Identity

HOST = "localhost"
"""Passkeys are offered there without https."""

AS_OFTEN = 2
"""How many pages of one address somebody opens: of two tasks, of two States."""

ENOUGH = 3
"""How many people have to have filled in a form before the others leave it."""

LATER = {
    "coalition:close",
    "coalition:erase",
    "coalition:erase-account",
    "coalition:erase-stop",
    "coalition:leave",
    "coalition:password",
    "coalition:recover",
    "coalition:remove",
    "coalition:remove-step",
    "coalition:second-step",
    "coalition:sign-in",
    "coalition:sign-out",
}
"""Forms after which somebody is out, or needs others first: they are sent at the end, in order."""

CODES = re.compile(r'<li class="raw">([^<]+)</li>')
"""Recovery codes on the page that shows them once."""

REFUSED = re.compile(
    r'class="error"|class="notice bad"(?![^>]*hidden)|role="alert" tabindex="-1" data-focus'
)
"""What stands on a page that did not take a form."""


@dataclass
class Seen:
    """What the walk met: forms by their key, and which were taken; addresses that opened."""

    forms: dict[str, str] = field(default_factory=dict)
    taken: Counter[str] = field(default_factory=Counter)
    opened: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    feeds: set[str] = field(default_factory=set)
    cookies: list[str] = field(default_factory=list)


@dataclass
class Walker:
    """Somebody with a browser; person None: nobody is signed in.

    text   of the page on which they are
    codes  recovery codes that they were shown
    """

    person: Person | None
    seen: Seen
    password: str = PASSWORD
    text: str = ""
    app: AppKey | None = None
    steps_used: list[int] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    identity: Identity | None = None

    def __post_init__(self) -> None:
        if self.person is not None and self.identity is None:
            self.identity = self.person.identity
        self.device = Device(f"http://{HOST}")
        self.client = Client(
            SERVER_NAME=HOST,
            REMOTE_ADDR=PLACE,
            HTTP_X_FORWARDED_FOR=PROXIES,
            HTTP_USER_AGENT=BROWSER,
        )
        self.come_in()

    @property
    def words(self) -> dict[str, str]:
        """Planted word → where it was typed."""
        return self.seen.words

    def come_in(self) -> None:
        """Sign in anew, past the door."""
        self.client.cookies.clear()
        if self.person is not None:
            person = Person.objects.get(pk=self.person.pk)  # as it is today
            person.identity = self.identity
            sign_in(self.client, person)

    # --- one page, one form -------------------------------------------------------------------

    def open(self, address: str) -> Page | None:
        """Open a page; None where it does not open."""
        answer = self.answer(self.client.get(address))
        if answer.status_code != 200:
            return None
        self.seen.opened.add(name_of(address))
        return Page(address, self.text)

    def answer(self, answer: HttpResponse) -> HttpResponse:
        """Keep what an answer says, and the cookies that it sets."""
        assert answer.status_code < 500, f"{answer.status_code}: {answer.request['PATH_INFO']}"
        self.text = text_of(answer)
        self.seen.feeds |= set(FEED.findall(self.text))
        if "text/plain" in self.text and "attachment" in self.text:
            self.seen.files.append(self.text.split("\n\n", 1)[-1])
        if codes := CODES.findall(self.text):
            self.codes = codes
        self.seen.cookies += [morsel.OutputString() for morsel in answer.cookies.values()]
        return answer

    def word(self, form: Form, control: Field | None = None) -> str:
        """A new word for a field of a form."""
        word = f"{STEM}{len(self.words):04d}x"
        self.words[word] = f"{form.key} / {control.name if control else ''}"
        limit = control.limit if control else None
        return word[:limit] if limit else word

    def send(self, form: Form, **values: Any) -> bool:
        """Fill a form in and send it; whether it was taken."""
        self.seen.forms.setdefault(form.key, f"{self.person or 'visitor'} at {form.action}")
        values = values_for(self) | values
        sent = fill(form, lambda control: self.word(form, control), values)
        method = self.client.post if form.method == "post" else self.client.get
        answer = self.answer(method(form.action, sent))
        if answer.status_code in {301, 302} and urlsplit(answer.url).netloc in {"", HOST}:
            answer = self.answer(self.client.get(answer.url))
        taken = answer.status_code < 400 and not REFUSED.search(self.text)
        if taken:
            self.seen.taken[form.key] += 1
            self.seen.opened.add(form.address)
        return taken

    # --- all of them --------------------------------------------------------------------------

    def walk(self, start: Iterable[str], *, far: bool = True) -> None:
        """Open all pages that lead from one to the other, and fill in each form once.

        far  False: only the pages of `start`
        """
        waiting, often, tried = list(start), Counter[str](), Counter[str]()
        met = set(waiting)
        while waiting:
            address = waiting.pop(0)
            name = name_of(address)
            often[name] += 1
            if (
                often[name] > AS_OFTEN
                or not self.goes(name)
                or (page := self.open(address)) is None
            ):
                continue
            forms = [form for form in page.forms if tried[form.key] < 2 and self.tries(form)]
            taken = [form for form in forms if self.send(form)]
            # what was refused may have been of a version that another form has changed
            tried.update(form.key for form in forms)
            tried.update(form.key for form in taken)
            if taken:
                waiting.append(address)  # another page now, perhaps with other forms
                often[name] -= 1
            fresh = {link for link in page.links if ours(link)} - met
            met |= fresh
            waiting += sorted(fresh) if far else []

    def goes(self, name: str) -> bool:
        """Whether to open an address of this name; of the public record each once."""
        curates = self.person is not None and self.person.curates
        return not name.startswith("record:") or curates or name not in self.seen.opened

    def tries(self, form: Form) -> bool:
        """Whether to fill a form in on the way."""
        known = form.address not in LATER and form.address not in {"", "shell:gallery"}
        return known and self.seen.taken[form.key] < ENOUGH

    def act(self, address: str, wanted: str, having: str = "", **values: Any) -> None:
        """Open a page and send the form on it that leads to `wanted`; it must be taken.

        having  name of a field, where several forms lead there
        """
        page = self.open(address)
        assert page is not None, f"{self.person}: {address} does not open"
        found = [one for one in page.forms if one.address == wanted]
        form = next((one for one in found if not having or having in one.fields), None)
        assert form is not None, f"{self.person}: no form for {wanted} at {address}"
        taken = self.send(form, **values)
        assert taken, f"{self.person}: {form.key} was not taken: {complaint(self.text)}"


def ours(link: str) -> bool:
    """Whether a link leads to a page of ours, and not out."""
    parts = urlsplit(link)
    return parts.netloc in {"", HOST} and name_of(link) not in {"", "shell:leave"}


def addresses(patterns: Any = None, spaces: tuple[str, ...] = ()) -> Iterator[str]:
    """Names of all addresses."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from addresses(entry.url_patterns, inner)
        elif isinstance(entry, URLPattern):
            yield ":".join([*spaces, entry.name])


def without_arguments() -> list[str]:
    """Every address that needs no argument but the quick exit."""
    found = []
    for name in addresses():
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    return [address for address in found if name_of(address) != "shell:leave"]


def complaint(text: str) -> str:
    """What a page says where it did not take a form."""
    found = REFUSED.search(text)
    begin = found.start() if found else 0
    return text[begin : begin + 400]
