"""The forms of a page as a browser sees them, and how somebody fills them in.

Tests that fill every form there is read the forms out of the pages: a new form is found by itself,
and a test says so when it does not know what to type into it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import Resolver404, resolve

TYPED = {"text", "search", "textarea", "tel", ""}
"""Kinds of fields into which any words can be typed."""

Values = Mapping[str, Any]
"""What to type where words would not do, by "address:field" or "field"; a list: several values. A
function is called with the form."""


@dataclass
class Field:
    """One control, or all radios or boxes of one name.

    kind     type of the input; "select" and "textarea" for these
    value    what stands in it
    choices  value → whether it is chosen
    limit    how many letters it takes; None: no limit
    """

    name: str
    kind: str
    value: str = ""
    choices: dict[str, bool] = field(default_factory=dict)
    limit: int | None = None
    several: bool = False

    @property
    def chosen(self) -> list[str]:
        """What is chosen, as it stands on the page."""
        return [value for value, is_chosen in self.choices.items() if is_chosen]

    @property
    def takes_words(self) -> bool:
        """Whether any words can be typed."""
        return self.kind in TYPED


@dataclass
class Form:
    """A form of a page.

    action  where it leads, with what stands there; method: "get" or "post"
    buttons  the buttons with a name: name → values
    """

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: dict[str, list[str]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Name of the address it leads to, e.g. "coalition:invite"; empty for none of ours."""
        return name_of(self.action)

    @property
    def key(self) -> str:
        """By what the same form is known on another page."""
        buttons = [f"[{name}]" for name in self.buttons]
        return f"{self.method} {self.address}: {', '.join(sorted([*self.fields, *buttons]))}"


def name_of(address: str) -> str:
    """Name of an address, e.g. "coalition:invite"; empty for none of ours."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


class Page(HTMLParser):
    """Collects the forms and the links of a page that stands at `address`."""

    def __init__(self, address: str, html: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._form: Form | None = None
        self._select: Field | None = None
        self._text: Field | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a form, or put a control into the open one."""
        got = {name: value or "" for name, value in attrs}
        if tag == "a" and got.get("href"):
            self.links.append(urljoin(self.address, got["href"]))
        elif tag == "form":
            action = urljoin(self.address, got.get("action", ""))
            self._form = Form(action, got.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None and "disabled" not in got:
            self._control(self._form, tag, got)

    def _control(self, form: Form, tag: str, got: dict[str, str]) -> None:
        name, limit = got.get("name", ""), got.get("maxlength")
        most = int(limit) if limit else None
        if name == "csrfmiddlewaretoken":
            return
        if tag == "option" and self._select is not None:
            self._select.choices[got.get("value", "")] = "selected" in got
        elif tag == "button" and name:
            form.buttons.setdefault(name, []).append(got.get("value", ""))
        elif not name:
            return
        elif tag == "select":
            self._select = Field(name, "select", several="multiple" in got)
            form.fields[name] = self._select
        elif tag == "textarea":
            self._text = form.fields[name] = Field(name, "textarea", limit=most)
        elif tag == "input" and got.get("type") in {"checkbox", "radio"}:
            kind = got["type"]
            group = form.fields.setdefault(name, Field(name, kind, several=kind == "checkbox"))
            group.choices[got.get("value", "on")] = "checked" in got
        elif tag == "input" and name in form.fields:
            # several hidden fields of one name, like the words of a newcomer
            form.fields[name].choices[got.get("value", "")] = True
        elif tag == "input":
            value = got.get("value", "")
            form.fields[name] = Field(name, got.get("type", "text"), value, {value: True}, most)

    def handle_data(self, data: str) -> None:
        """What stands in a text area."""
        if self._text is not None:
            self._text.value += data

    def handle_endtag(self, tag: str) -> None:
        """Close the form, the list, or the text area."""
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._text = None


def fill(form: Form, words: Callable[[Field], str], values: Values) -> dict[str, Any]:
    """What a browser sends when somebody types `words(field)` into every field that takes words.

    values  what to put into the others, or instead of words; without it what stands there stays
    """
    sent: dict[str, Any] = {}
    for name, control in form.fields.items():
        given = values.get(f"{form.address}:{name}", values.get(name))
        value = given(form) if callable(given) else given
        if value is None:
            value = words(control) if control.takes_words else as_it_stands(control)
        if value not in (None, []):
            sent[name] = value
    for name, known in form.buttons.items():
        sent.setdefault(name, values.get(f"{form.address}:{name}", known[0]))
    return sent


def as_it_stands(control: Field) -> str | Sequence[str] | None:
    """What is there already; the first answer of a list where none is chosen; None: nothing."""
    if control.kind in {"select", "radio"}:
        answers = control.chosen or [value for value in control.choices if value]
        return answers if control.several else next(iter(answers), "")
    if control.kind == "checkbox":
        return control.chosen
    if control.kind == "hidden" and len(control.choices) > 1:
        return list(control.choices)
    return None if control.kind == "file" else control.value


def a_file(name: str, content: str) -> SimpleUploadedFile:
    """A file to send."""
    return SimpleUploadedFile(name, content.encode())
