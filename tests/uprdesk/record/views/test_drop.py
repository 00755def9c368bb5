"""Drop a document: read in the background, shown, saved by a curator, taken along or discarded."""

import csv
import io
import json
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.uprdesk.record.readings import report, said, upr_info
from upr.errors import Undescribed, UnreadableFile
from upr.record import Unread
from upr.text import say
from uprdesk.record import importer, work
from uprdesk.record.models import Drop, ImportRun, Recommendation
from uprdesk.shell import jobs
from uprdesk.shell.models import Job, State

pytestmark = pytest.mark.django_db

DROP = reverse("record:drop")


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    """A folder for the bytes that wait."""
    settings.DATA = tmp_path


@pytest.fixture
def read(monkeypatch):
    """What the confined process would give back: read(reading) or read(error)."""

    def answer(result):
        def confined(function, data, name, **told):
            assert function == "upr.intake.read"
            CALLS.append((data, name, told))
            if isinstance(result, Exception):
                raise result
            return result

        CALLS.clear()
        monkeypatch.setattr(work, "confined", confined)
        monkeypatch.setattr(work.sample, "is_there", lambda: True)

    return answer


CALLS: list[tuple] = []


def upload(client, data: bytes = b"%PDF-1.7", name: str = "report.pdf") -> Drop:
    answer = client.post(DROP, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302
    drop = Drop.objects.get(pk=answer["Location"].rstrip("/").rpartition("/")[2])
    jobs.work_off()
    drop.refresh_from_db()
    return drop


def page(client, drop: Drop, query: str = "") -> str:
    answer = client.get(drop.get_absolute_url() + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_document_is_read_shown_and_saved(as_amina, read):
    read(report())
    drop = upload(as_amina)
    assert CALLS == [(b"%PDF-1.7", "report.pdf", {"kind": None, "state": None, "sample": True})]
    shown = page(as_amina, drop)
    assert "3 of 3 read" in shown
    assert "A/HRC/99/12" in shown
    assert "Consider building a bridge" in shown
    assert "Save the 3 read" in shown
    assert Recommendation.objects.count() == 0

    asked = as_amina.get(reverse("record:drop-save", args=[drop.pk]))
    assert "Save the 3 read" in asked.content.decode()
    assert Recommendation.objects.count() == 0

    as_amina.post(reverse("record:drop-save", args=[drop.pk]))
    jobs.work_off()
    assert Recommendation.objects.count() == 3
    run = ImportRun.objects.get()
    assert (run.added, run.by.pseudonym, run.sha256) == (3, "Amina", drop.sha256)
    assert as_amina.get(drop.get_absolute_url())["Location"] == reverse("record:run", args=[run.pk])
    # where a part of the page waited, the whole page goes there, not into its place
    waited = as_amina.get(drop.get_absolute_url(), headers={"HX-Request": "true"})
    assert (waited.status_code, waited["HX-Refresh"]) == (200, "true")
    drop.refresh_from_db()
    assert (drop.state, drop.name, drop.pieces.count()) == (Drop.State.SAVED, "", 0)


def test_the_bytes_are_gone_once_they_are_read(as_bruno, read):
    read(report())
    drop = upload(as_bruno)
    assert drop.state == Drop.State.READ
    assert not drop.path.exists()
    assert list(drop.path.parent.iterdir()) == []


def test_while_it_is_read_the_page_can_be_left_and_found_again(as_bruno, read):
    read(report())
    answer = as_bruno.post(DROP, {"file": SimpleUploadedFile("report.pdf", b"x")})
    waiting = as_bruno.get(answer["Location"]).content.decode()
    assert "It is being read" in waiting
    part = as_bruno.get(answer["Location"], headers={"HX-Request": "true"})
    assert part.content.startswith(b"<section")
    jobs.work_off()
    part = as_bruno.get(answer["Location"], headers={"HX-Request": "true"})
    assert part["HX-Refresh"] == "true"
    assert "report.pdf" in as_bruno.get(DROP).content.decode()


def test_a_bad_file_gives_one_sentence_with_the_next_step_and_leaves_nothing(as_bruno, read):
    read(UnreadableFile(say("This file is a scan."), say("Bring one with text.")))
    drop = upload(as_bruno)
    shown = page(as_bruno, drop)
    assert "This file is a scan. Bring one with text." in shown
    assert 'type="file"' in shown
    assert not drop.path.exists()
    read(report())
    upload(as_bruno)
    assert not Drop.objects.filter(pk=drop.pk).exists()


def test_the_same_file_dropped_again_takes_the_place_of_its_first_reading(as_bruno, read):
    read(report())
    first, other, again = (upload(as_bruno, data) for data in (b"a", b"b", b"a"))
    assert set(Drop.objects.all()) == {other, again}
    assert first not in Drop.objects.all()


def test_no_file_and_an_empty_file_are_refused_at_the_form(as_bruno):
    for fields in ({}, {"file": SimpleUploadedFile("report.pdf", b"")}):
        answer = as_bruno.post(DROP, fields)
        assert answer.status_code == 400
        assert 'id="drop-error"' in answer.content.decode()
    assert not Drop.objects.exists()


def test_what_a_document_does_not_say_a_person_is_asked(as_bruno, read):
    read(Undescribed(say("No State was found."), say("Name it with --state.")))
    drop = upload(as_bruno)
    asked = page(as_bruno, drop)
    assert "No State was found." in asked
    assert "--state" not in asked
    assert drop.path.exists()
    read(report())
    address = reverse("record:drop-describe", args=[drop.pk])
    assert as_bruno.post(address, {"kind": "novel"}).status_code == 400
    as_bruno.post(address, {"kind": "report", "state": "CRI"})
    jobs.work_off()
    assert CALLS[-1][2] == {"kind": "report", "state": "CRI", "sample": True}
    assert "3 of 3 read" in page(as_bruno, drop)


def test_a_report_without_a_state_is_asked_about_not_guessed(as_bruno, read):
    nobody = replace(report(), document=replace(report().document, state="", kind="addendum"))
    read(nobody)
    assert upload(as_bruno).state == Drop.State.ASKING


def test_unread_pieces_come_first_with_page_reason_and_words(as_bruno, read):
    piece = Unread(text="112.77 Paint (Nowhere", why=say("The bracket is open."), page=20)
    read(replace(report(), unread=(piece,)))
    shown = page(as_bruno, upload(as_bruno))
    assert "3 of 4 read" in shown
    assert shown.index("The bracket is open.") < shown.index("Consider building a bridge")
    assert "page 20" in shown


def test_missing_numbers_are_named(as_bruno, read):
    rows = [r for r in report().recommendations if r.paragraph != "9.2"]
    read(report(*rows, said("Sing", "ESP", paragraph="9.3")))
    shown = page(as_bruno, upload(as_bruno))
    assert "Numbers 9.1–9.10; not there: <strong>9.2, 9.4" in shown


def test_the_tabs_tell_new_changed_and_known_with_old_and_new_words(as_amina, read, noon):
    importer.save(report(), sha256="0" * 64, at=noon, sample=True)
    rows = list(report().recommendations)
    rows[1] = replace(rows[1], text="Paint every school red")
    read(report(*rows, said("Sing in the streets", "ESP", paragraph="9.11")))
    drop = upload(as_amina)
    assert [p.change for p in drop.pieces.all()] == ["known", "changed", "known", "new"]
    changed = page(as_amina, drop, "?show=changed")
    assert "Paint every school red" in changed
    assert "Take steps to paint every village school" in changed
    assert "Sing in the streets" not in changed
    assert "Sing in the streets" in page(as_amina, drop, "?show=new")
    assert Recommendation.objects.filter(text="Paint every school red").count() == 0


def test_a_row_that_joins_another_documents_shows_that_ones_words(as_amina, read, noon):
    importer.save(upr_info(), sha256="0" * 64, at=noon, sample=True)
    read(report())
    drop = upload(as_amina)
    assert {p.change for p in drop.pieces.all()} == {"joined", "new"}
    joined = page(as_amina, drop, "?show=joined")
    assert "open it to pedestrians and carts" in joined
    assert "The sample’s own table" in joined


def test_another_persons_drop_does_not_exist(client, cast, read):
    read(report())
    client.force_login(cast.bruno)
    drop = upload(client)
    client.force_login(cast.amina)
    for name, more in [("dropped", []), ("drop-save", []), ("drop-file", ["csv"])]:
        assert client.get(reverse(f"record:{name}", args=[drop.pk, *more])).status_code == 404
    for name in ("drop-discard", "drop-describe", "drop-save"):
        assert client.post(reverse(f"record:{name}", args=[drop.pk])).status_code == 404
    assert "report.pdf" not in client.get(DROP).content.decode()


def test_who_may_not_curate_reads_and_takes_along_but_does_not_save(as_bruno, read):
    read(report())
    drop = upload(as_bruno)
    shown = page(as_bruno, drop)
    assert "Save the 3 read" not in shown
    assert "needs the right of a curator" in shown
    assert as_bruno.post(reverse("record:drop-save", args=[drop.pk])).status_code == 403


def taken(client, drop: Drop, form: str) -> bytes:
    answer = client.get(reverse("record:drop-file", args=[drop.pk, form]))
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_it_can_be_taken_along_in_the_fields_of_the_command_line(as_bruno, read):
    read(replace(report(), unread=(Unread(text="…", why=say("No State.")),)))
    drop = upload(as_bruno)
    told = json.loads(taken(as_bruno, drop, "json"))
    assert told["document"]["symbol"] == "A/HRC/99/12"
    assert told["recommendations"][0]["recommenders"] == ["XAB", "PAN"]
    assert told["unread"][0]["why"] == "No State."
    rows = list(csv.DictReader(io.StringIO(taken(as_bruno, drop, "csv").decode())))
    assert [row["paragraph"] for row in rows] == ["9.1", "9.2", "9.10"]
    assert taken(as_bruno, drop, "xlsx").startswith(b"PK")
    assert as_bruno.get(reverse("record:drop-file", args=[drop.pk, "exe"])).status_code == 404


def test_discarding_leaves_nothing(as_bruno, read):
    read(report())
    drop = upload(as_bruno)
    assert as_bruno.post(reverse("record:drop-discard", args=[drop.pk])).status_code == 302
    assert as_bruno.get(drop.get_absolute_url()).status_code == 404
    assert not Drop.objects.exists()


def test_a_save_that_failed_says_why_and_can_be_tried_again(as_amina, read):
    read(report())
    drop = upload(as_amina)
    as_amina.post(reverse("record:drop-save", args=[drop.pk]))
    Job.objects.filter(work__endswith="save_drop").update(
        state=State.FAILED, message="The store was away."
    )
    shown = page(as_amina, drop)
    assert "The store was away." in shown
    assert "Save the 3 read" in shown


def test_the_name_of_the_file_stands_in_no_job(as_bruno, read):
    read(report())
    upload(as_bruno, name="a name.pdf")
    read(Undescribed(say("What is %(name)s?", name="a name.pdf")))
    upload(as_bruno, b"other", name="a name.pdf")
    for job in Job.objects.all():
        assert "a name" not in repr(vars(job))


def test_a_refusal_that_names_the_file_goes_with_it(as_bruno, read):
    read(UnreadableFile(say("%(name)s is a scan.", name="a name.pdf")))
    drop = upload(as_bruno, name="a name.pdf")
    assert "a name.pdf is a scan." in page(as_bruno, drop)
    as_bruno.post(reverse("record:drop-discard", args=[drop.pk]))
    assert not Job.objects.exists()


@pytest.mark.parametrize("rows", [2, 40])
def test_the_page_asks_the_store_no_more_for_more_rows(
    as_amina, read, django_assert_max_num_queries, rows
):
    many = (said(f"Plant tree {n}", "ESP", paragraph=f"9.{n}") for n in range(1, rows + 1))
    read(report(*many))
    drop = upload(as_amina)
    with django_assert_max_num_queries(12):
        page(as_amina, drop)


def test_a_long_reading_is_paged(as_amina, read):
    many = (said(f"Plant tree {n}", "ESP", paragraph=f"9.{n}") for n in range(1, 121))
    read(report(*many))
    drop = upload(as_amina)
    assert "1 to 50" in page(as_amina, drop)
    last = page(as_amina, drop, "?show=all&page=3")
    assert "101 to 120" in last
    assert "Plant tree 120" in last
