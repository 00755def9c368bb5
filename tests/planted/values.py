"""What is typed where a word would not do. A new form that needs more than words stands here."""

import re
from datetime import timedelta
from html import unescape
from json import loads
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.filling import Form
from tests.planted import OTHER_PASSWORD, STEM
from uprdesk.coalition.second_step.totp import AppKey, step_of
from uprdesk.record.sample import kept

if TYPE_CHECKING:
    from tests.planted.walking import Walker


def values_for(walker: "Walker") -> dict[str, Any]:
    """By "address:field", else by "field"; functions look at the page that the form stands on."""
    soon = timezone.now().date() + timedelta(days=40)
    return {
        "again": OTHER_PASSWORD,
        "coalition:accept:password": OTHER_PASSWORD,
        "coalition:password:password": OTHER_PASSWORD,
        "password": lambda form: walker.password,
        "old": lambda form: walker.password,
        "code": lambda form: code_of(walker),
        "recovery": lambda form: walker.codes.pop(),
        "passkey": lambda form: passkey_of(walker),
        "parts": ["member"],
        "coalition:begin:state": "PAN",
        "holders": lambda form: list(form.fields["holders"].choices)[:3],
        "words_one": lambda form: walker.seen.files[-1],
        "words_two": lambda form: walker.seen.files[-2],
        "file": lambda form: a_report(),
        "day": lambda form: str(soon - timedelta(days=60 if "present" in form.fields else 0)),
        "due": str(soon),
        "until": "",
        "hour": "15:00",
        "erase_on": str(soon + timedelta(days=400)),
        "address": lambda form: an_address(walker, form),
        "status_year": "",
        "choices": lambda form: "\n".join(walker.word(form) for _ in range(2)),
        "quorum_number": "",
        "coalition:decision-new:parts": ["coordinator", "member"],
        "present": "5",
        "timeline:mail:address": f"{STEM}@example.org",
    }


def an_address(walker: "Walker", form: Form) -> str:
    """A link where the field takes links only, else words."""
    kind = form.fields["address"].kind
    return f"https://{STEM}.example/{len(walker.words)}" if kind == "url" else walker.word(form)


def a_report() -> SimpleUploadedFile:
    """A document that can be read; its name is planted."""
    path = kept(settings.DATA)[0]
    return SimpleUploadedFile(f"{STEM}-report{path.suffix}", path.read_bytes())


def code_of(walker: "Walker") -> str:
    """What the app shows: the key stands on the page when it is set up."""
    raw = re.search(r'class="raw"[^>]*>([A-Z2-7 ]+)<', walker.text)
    if raw:
        walker.app = AppKey(secret=raw[1].replace(" ", ""))
    step = step_of(timezone.now())
    # each code works once: the one before, this one, the next
    walker.steps_used.append(step + len(walker.steps_used) - 1)
    return walker.app.code(walker.steps_used[-1])


def passkey_of(walker: "Walker") -> str:
    """The answer of a device to what the page asks."""
    deed = re.search(r'data-passkey="(\w+)"', walker.text)
    asked = re.search(r'data-options="([^"]+)"', walker.text)
    if not deed or not asked:
        return ""
    options = loads(unescape(asked[1]))
    return walker.device.make(options) if deed[1] == "create" else walker.device.sign(options)
