"""Words typed into every form of the plan, then looked for in everything that the store keeps."""

import logging
from collections.abc import Iterator

from django.apps import apps
from django.urls import reverse

from tests.engagements import sign_in
from uprdesk.config.mail import server

PLANTED = "zwetschge"


def typed() -> dict[str, dict[str, str]]:
    """Page → what somebody types there; each text holds the planted word."""
    link = f"https://{PLANTED}.example.org/"
    date = {"version": "0", "day": "2029-03-29", "source": f"A {PLANTED}", "address": link}
    task = {"version": "0", "title": f"Buy {PLANTED}", "stage": "coalition", "due": "2029-03-30"}
    return {
        "announce": date,
        "new": {**task, "note": f"Ripe {PLANTED}", "step": "submission"},
        "note": {"version": "0", "note": f"Sweet {PLANTED}"},
        "done": {"done": "1"},
        "take": {"take": "1"},
        "make": {"full": "1"},
        "mail": {"address": f"{PLANTED}@example.org"},
    }


def kept() -> Iterator[tuple[str, bytes]]:
    """Every value of every row, as bytes, with where it lies."""
    for table in apps.get_models():
        if table._meta.managed:
            for row in table._base_manager.values():
                for column, value in row.items():
                    yield f"{table._meta.label}.{column}", as_bytes(value)


def as_bytes(value: object) -> bytes:
    """As the store keeps it."""
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def test_the_store_and_the_log_keep_no_word_of_the_plan_in_clear(client, ours, settings, caplog):
    settings.SMTP = server("smtp://mail.example.org")
    caplog.set_level(logging.DEBUG, "uprdesk")
    sign_in(client, ours.luna)
    for name, fields in typed().items():
        args = [ours.engagement.pk]
        if name in ("announce", "note", "done", "take"):
            args.append("submission")
        assert client.post(reverse(f"timeline:{name}", args=args), fields).status_code in (200, 302)
    for page in ("today", "plan"):
        answer = client.get(reverse(f"timeline:{page}", args=[ours.engagement.pk]))
        assert answer.status_code == 200
    item = reverse("timeline:item", args=[ours.engagement.pk, "submission"])
    assert client.get(item).content.decode().lower().count(PLANTED) >= 3
    # what is server-sealed opens as soon as it is read through its field; the box itself is looked at
    sealed = {"timeline.MailReminder.address"}
    told = [where for where, value in kept() if PLANTED.encode() in value.lower()]
    assert set(told) <= sealed
    assert PLANTED not in caplog.text.lower()
