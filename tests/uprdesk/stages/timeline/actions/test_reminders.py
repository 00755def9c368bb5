from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend

from uprdesk.coalition.actions import members
from uprdesk.config.mail import server
from uprdesk.stages.timeline.actions import reminders, tasks
from uprdesk.stages.timeline.models import MailReminder
from uprdesk.stages.timeline.overview import overview

ADDRESS = "mar@example.org"


@pytest.fixture(autouse=True)
def smtp(settings):
    """An installation with a mail server; what is sent lands in `mail.outbox`."""
    settings.SMTP = server("smtp://mail.example.org")
    settings.DEFAULT_FROM_EMAIL = "desk@example.org"


@pytest.fixture
def taken(ours, noon, rent):
    """Mar took a task that is due in eight days, and wants to be reminded."""
    mar = ours.here(ours.mar)
    row = tasks.add(mar, replace(rent, due=date(2027, 3, 17)), at=noon)
    item = overview(mar, noon).by_what[str(row.pk)]
    tasks.take(mar, item, mine=True, at=noon)
    reminders.ask(mar, address=ADDRESS, at=noon)
    return overview(mar, noon).by_what[str(row.pk)]


def days(noon, number):
    return noon + timedelta(days=number)


def sent():
    return [(message.subject, message.body) for message in mail.outbox]


def test_a_week_and_a_day_before_a_neutral_message_is_sent_once(taken, noon):
    for day in range(10):
        for hour in (0, 7):
            reminders.send_due(days(noon, day) + timedelta(hours=hour))
    assert sent() == [("Reminder", "Task 1 is due on 17 March 2027.")] * 2
    assert mail.outbox[0].to == [ADDRESS]
    assert mail.outbox[0].from_email == "desk@example.org"
    whole = mail.outbox[0].message().as_string()
    for word in ("Puerto", "Ours", "Mar ", "UPR"):
        assert word not in whole.replace(ADDRESS, "")


def test_what_was_missed_while_the_worker_slept_is_sent_until_the_day_itself(taken, noon):
    reminders.send_due(days(noon, 3))
    assert len(mail.outbox) == 1
    reminders.send_due(days(noon, 20))
    assert len(mail.outbox) == 1


def test_what_is_done_or_left_to_others_is_not_sent(ours, taken, noon):
    tasks.tick(ours.here(ours.luna), taken, done=True, at=noon)
    reminders.send_due(days(noon, 1))
    assert not mail.outbox


def test_a_change_of_the_plan_sends_nothing_twice_and_loses_nothing(ours, taken, noon):
    luna = ours.here(ours.luna)
    reminders.send_due(days(noon, 1))
    tasks.tick(luna, overview(luna, noon).by_what["coalition"], done=True, at=days(noon, 1))
    reminders.send_due(days(noon, 1) + timedelta(hours=7))
    assert len(mail.outbox) == 1
    tasks.tick(luna, overview(luna, noon).by_what["coalition"], done=False, at=days(noon, 7))
    reminders.send_due(days(noon, 7))
    assert len(mail.outbox) == 2


def test_the_store_tells_neither_address_nor_day(taken):
    row = MailReminder.objects.values_list().get()
    told = b"".join(bytes(one) for one in row if isinstance(one, bytes | memoryview))
    assert ADDRESS.encode() not in told
    assert b"2027" not in told


def test_without_a_mail_server_nothing_is_sent_or_kept(ours, taken, noon, settings):
    settings.SMTP = None
    reminders.send_due(days(noon, 1))
    assert not mail.outbox
    with pytest.raises(reminders.NoMailServer):
        reminders.ask(ours.here(ours.luna), address="luna@example.org", at=noon)
    assert MailReminder.objects.count() == 1


def test_it_ends_by_wish_and_with_membership(ours, taken, noon):
    mar = ours.here(ours.mar)
    reminders.end(mar, at=noon)
    assert not MailReminder.objects.exists()
    reminders.ask(mar, address=ADDRESS, at=noon)
    members.remove(ours.here(ours.luna), mar.membership, at=noon)
    assert not MailReminder.objects.exists()


def test_an_engagement_that_is_closed_reminds_nobody(ours, taken, noon):
    ours.engagement.closed_at = noon
    ours.engagement.save(update_fields=["closed_at"])
    reminders.send_due(days(noon, 1))
    assert not mail.outbox


def test_who_only_follows_gets_none(ours, noon):
    with pytest.raises(PermissionDenied):
        reminders.ask(ours.here(ours.nube), address="nube@example.org", at=noon)


def test_a_server_that_does_not_answer_is_asked_again_and_the_log_names_nobody(
    taken, noon, monkeypatch, caplog
):
    def refuse(self, messages):
        raise ConnectionRefusedError("mar@example.org")

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        reminders.send_due(days(noon, 1))
    assert ADDRESS not in caplog.text
    assert "tried again" in caplog.text
    reminders.send_due(days(noon, 1) + timedelta(minutes=30))
    assert not mail.outbox
    reminders.send_due(days(noon, 1) + timedelta(minutes=61))
    assert len(mail.outbox) == 1
