"""The page of keys, the recovery files, closing and opening again, as people meet them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.engagements import sign_in
from tests.factories import PASSWORD
from tests.uprdesk.coalition.actions.test_recovery import (
    forget_password,
    issue,
    member,
    texts,
)
from uprdesk.coalition.actions import members
from uprdesk.coalition.models import Engagement, RecoveryFile, RecoveryKey, Resealing
from uprdesk.coalition.resealing import newest_of, waiting
from uprdesk.sealing.sessions import sessions_of

pytestmark = pytest.mark.django_db


def address(ours, name):
    return reverse(f"coalition:{name}", args=[ours.engagement.pk])


def browser(person):
    client = Client()
    sign_in(client, person)
    return client


def words(answer):
    return " ".join(answer.content.decode().split())


def test_fewer_than_three_people_are_told_to_invite_before_they_issue_files(ours):
    page = words(browser(ours.dmitri).get(reverse("coalition:keys", args=[ours.theirs.pk])))
    assert "The files need three people, and only 2 are admitted here." in page
    assert reverse("coalition:issue-files", args=[ours.theirs.pk]) not in page


def test_the_page_says_who_holds_which_key(ours):
    page = words(browser(ours.luna).get(address(ours, "keys")))
    assert "Elena, Faro, Luna, Mar, Nube, Río, Sol" in page
    assert "Luna, Mar<" in page  # the evidence
    assert "There are no recovery files" in page
    assert "Everything is." in page


def test_renewing_makes_new_keys(ours):
    client = browser(ours.luna)
    page = client.post(address(ours, "renew"), follow=True)
    assert "There are new keys." in words(page)
    assert set(newest_of(ours.engagement).values()) == {2}
    assert "number 2" in words(page)


def test_what_stopped_is_offered_and_gone_on_with(ours, noon):
    members.remove(ours.here(ours.luna), member(ours, ours.mar), at=noon)
    row = Engagement.objects.get(pk=ours.engagement.pk)
    Engagement.objects.filter(pk=row.pk).update(
        sealed=ours.engagement.sealed, generation=ours.engagement.generation
    )
    Resealing.objects.create(engagement=ours.engagement, total=9, done=8, since=noon)
    client = browser(ours.luna)
    people = words(client.get(address(ours, "members")))
    assert "waits for a person with the key" in people
    page = words(client.get(address(ours, "keys")))
    assert "One thing is still sealed under a key of before" in page
    answer = client.post(address(ours, "go-on"), follow=True)
    assert "It goes on." in words(answer)
    assert waiting(ours.engagement) == 0
    assert "Everything is." in words(answer)


def test_files_are_issued_taken_and_then_shown_to_nobody(ours):
    luna, mar = browser(ours.luna), browser(ours.mar)
    chosen = [member(ours, one).pk for one in (ours.mar, ours.faro, ours.sol)]
    page = luna.post(address(ours, "issue-files"), {"holders": chosen}, follow=True)
    assert "waits for its holder" in words(page)
    assert "One of three recovery files waits for you" in words(mar.get(address(ours, "members")))
    own = words(mar.get(address(ours, "recovery-file")))
    assert "Save my file" in own
    file = mar.post(address(ours, "recovery-download"))
    assert file["Content-Disposition"] == 'attachment; filename="file-1.txt"'
    assert "no-store" in file["Cache-Control"]
    assert "File 1 of 3" in file.content.decode()
    mar.post(address(ours, "recovery-taken"))
    again = mar.post(address(ours, "recovery-download"), follow=True)
    assert "No recovery file waits for you here" in words(again)
    assert "You took file 1" in words(again)
    assert RecoveryFile.objects.get(number=1).taken_at


def test_good_files_are_issued_anew_from_a_fold(ours, noon):
    issue(ours, noon)
    page = browser(ours.luna).get(address(ours, "keys")).content.decode()
    fold = page[page.index("<details") : page.index("</details>")]
    assert "Issue all three anew" in fold
    assert "csrfmiddlewaretoken" in fold
    assert fold.count('type="checkbox"') == 7


def test_two_holders_are_not_three(ours):
    chosen = [member(ours, one).pk for one in (ours.mar, ours.faro)]
    answer = browser(ours.luna).post(address(ours, "issue-files"), {"holders": chosen})
    assert answer.status_code == 400
    assert "Choose exactly three people." in words(answer)
    assert not RecoveryKey.objects.exists()


def test_a_holder_who_left_is_named_on_the_page_until_all_are_issued_anew(ours, noon):
    issue(ours, noon)
    members.remove(ours.here(ours.luna), member(ours, ours.sol), at=noon)
    page = words(browser(ours.luna).get(address(ours, "keys")))
    assert "all three have to be issued anew" in page
    assert "somebody who has left" in page


def test_who_forgot_the_password_comes_back_and_everybody_is_told(ours, noon):
    issue(ours, noon)
    one, two, _ = texts(ours, noon)
    forget_password(ours.luna, noon)
    luna = browser(ours.luna)
    wall = luna.get(address(ours, "keys"))
    assert wall.status_code == 403
    assert address(ours, "recover") in words(wall)
    answer = luna.post(
        address(ours, "recover"),
        {"file_one": SimpleUploadedFile("a.txt", one.encode()), "words_two": two},
        follow=True,
    )
    assert "You are in again" in words(answer)
    assert "Two recovery files were used" in words(answer)
    people = words(browser(ours.mar).get(address(ours, "members")))
    assert "Luna came back by two recovery files" in people


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Choose the file, or type its words."),
        ({"words_one": "good day", "words_two": "good night"}, "This is not a recovery file."),
        (
            {"file_one": SimpleUploadedFile("a.txt", b"\xff\xfe\x00"), "words_two": "good night"},
            "This is not a recovery file.",
        ),
    ],
)
def test_what_is_no_file_is_said(ours, noon, sent, says):
    issue(ours, noon)
    answer = browser(ours.luna).post(address(ours, "recover"), sent)
    assert answer.status_code == 400
    assert says in words(answer)


def test_closing_by_the_page_and_opening_it_with_two_files(ours, noon):
    issue(ours, noon)
    one, _, three = texts(ours, noon)
    luna, mar = browser(ours.luna), browser(ours.mar)
    refused = luna.post(address(ours, "close"), {"password": "a wrong password"})
    assert refused.status_code == 400
    assert mar.get(address(ours, "members")).status_code == 200
    closed = luna.post(address(ours, "close"), {"password": PASSWORD})
    assert "It is closed" in words(closed)
    assert mar.get(address(ours, "members")).status_code == 302
    assert luna.get(address(ours, "members")).status_code == 302
    assert not sessions_of(ours.luna).exists()

    luna, mar = browser(ours.luna), browser(ours.mar)
    assert "with two recovery files" in words(mar.get(address(ours, "members")))
    assert mar.get(address(ours, "recover")).status_code == 403
    wall = luna.get(address(ours, "keys"))
    assert address(ours, "recover") in words(wall)
    opened = luna.post(
        address(ours, "recover"), {"words_one": one, "words_two": three}, follow=True
    )
    assert "You are in again" in words(opened)
    assert luna.get(address(ours, "members")).status_code == 200
    assert mar.get(address(ours, "members")).status_code == 403


def test_without_files_the_page_offers_only_closing_without_withdrawing(ours):
    luna = browser(ours.luna)
    page = words(luna.get(address(ours, "close")))
    assert "everything here would be lost for ever" in page
    assert "Close, and withdraw the keys" not in page
    luna.post(address(ours, "close"), {"password": PASSWORD})
    luna = browser(ours.luna)
    assert "your password is enough" in words(luna.get(address(ours, "recover")))
    answer = luna.post(address(ours, "recover"), {"password": PASSWORD}, follow=True)
    assert "The engagement is open again." in words(answer)


def test_no_page_asks_the_store_more_than_a_few_times(ours, noon, django_assert_max_num_queries):
    issue(ours, noon)
    luna = browser(ours.luna)
    luna.get(address(ours, "keys"))
    with django_assert_max_num_queries(45):
        luna.get(address(ours, "keys"))
