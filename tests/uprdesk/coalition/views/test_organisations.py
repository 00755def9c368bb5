"""The pages of organisations: written down, changed, looked at as printed, taken along."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.engagements import sign_in
from tests.uprdesk.coalition.organisations import about, added, number
from upr.coalition import Audience, DocumentKind, Naming, Status, Wish
from uprdesk.coalition.actions import organisations
from uprdesk.coalition.models import Contact, Organisation
from uprdesk.coalition.organisations import all_of, needs_of

pytestmark = pytest.mark.django_db

FIELDS = {
    "version": "0",
    "name_es": "Red Tapo Norte",
    "status": "none",
    "contact-TOTAL_FORMS": "2",
    "contact-INITIAL_FORMS": "0",
}


@pytest.fixture
def here(ours):
    return ours.here(ours.luna)


@pytest.fixture
def luna(client, ours) -> Client:
    """A browser in which Luna, who leads, is signed in."""
    sign_in(client, ours.luna)
    return client


@pytest.fixture
def sol(ours) -> Client:
    """A browser in which Sol, a member, is signed in."""
    browser = Client()
    sign_in(browser, ours.sol)
    return browser


def at(ours, name: str, *args: object) -> str:
    return reverse(f"coalition:{name}", args=[ours.engagement.pk, *args])


def page(answer) -> str:
    """The words of a page, as they are read."""
    main = answer.content.decode().split("<main")[1]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_everything_that_is_typed_is_there_again(luna, ours, here):
    answer = luna.post(
        at(ours, "organisation-new"),
        FIELDS
        | {
            "name_fr": "Réseau Tapo",
            "acronym": "RTN",
            "other_names": "Tapo\nGrupo Tapo\n\nTapo",
            "city": "Boquerón",
            "country": "Tavoria",
            "role": "keeps the money",
            "populations": ["trans", "sex-work"],
            "issues": ["labour"],
            "languages": ["es"],
            "other_languages": "Quechua, ngäbere",
            "offices": ["capital"],
            "regions": "Norte\nSur",
            "status": "special",
            "status_year": "2019",
            "public": "initials",
            "wish_submission_public": "full",
            "wish_letter_coalition": "never",
            "contact-0-name": "Ana",
            "contact-0-channel": "Signal",
            "contact-1-address": "tapo@example.org",
            "web": "tapo.example.org",
            "speakers": [number(here, ours.sol)],
        },
    )
    [row] = all_of(here)
    assert answer.url == at(ours, "organisation", row.pk)
    expected = about(
        names={"es": "Red Tapo Norte", "fr": "Réseau Tapo"},
        acronym="RTN",
        other_names=("Tapo", "Grupo Tapo"),
        city="Boquerón",
        country="Tavoria",
        role="keeps the money",
        themes=("sex-work", "trans", "labour"),
        languages=("es", "qu", "ngäbere"),
        status=Status.SPECIAL,
        status_year=2019,
        places=("capital", "Norte", "Sur"),
        contacts=(Contact(name="Ana", channel="Signal"), Contact(address="tapo@example.org")),
        web=("tapo.example.org",),
        speakers=(number(here, ours.sol),),
        public=Naming.INITIALS,
        wishes=(
            Wish(Naming.FULL, DocumentKind.SUBMISSION, Audience.PUBLIC),
            Wish(Naming.NEVER, DocumentKind.LETTER, Audience.COALITION),
        ),
    )
    assert set(row.inside.themes) == set(expected.themes)
    assert vars(row.inside) | {"themes": ()} == vars(expected) | {"themes": ()}
    shown = page(luna.get(answer.url))
    for words in ("Réseau Tapo", "Trans people", "Quechua, ngäbere", "2019", "Signal", "Sol"):
        assert words in shown


def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(luna, ours, here, noon):
    row = added(
        here,
        noon,
        acronym="RTN",
        themes=("trans", "labour"),
        languages=("es", "qu"),
        places=("geneva", "Norte"),
        contacts=(Contact(name="Ana"),),
        wishes=(Wish(Naming.INITIALS, DocumentKind.LETTER, Audience.STATES),),
        speakers=(number(here, ours.sol),),
    )
    form = luna.get(at(ours, "organisation-change", row.pk)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent |= {"contact-TOTAL_FORMS": "3", "contact-INITIAL_FORMS": "1", "contact-0-name": "Ana"}
    sent = {name: value for name, value in sent.items() if value is not None}
    answer = luna.post(at(ours, "organisation-change", row.pk), sent)
    assert answer.status_code == 302
    [found] = all_of(here)
    assert (found.inside, found.version) == (row.inside, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name_es": " \u200b "}, "Give its full name in at least one language."),
        ({"public": "initials"}, "It wants to be named by its initials: write them"),
        ({"wish_letter_states": "initials"}, "It wants to be named by its initials: write them"),
        ({"status_year": "2019"}, "A year is given: choose the status"),
        ({"status": "special", "status_year": "2999"}, "This year is still to come."),
        ({"status": "special", "status_year": "soon"}, "Write the year as four digits: 2019."),
        ({"contact-0-channel": "Signal"}, "Write the address, or leave the line empty."),
        ({"contact-0-channel": "Signal"}, "Something is to be mended in the contacts"),
        ({"contact-TOTAL_FORMS": "many"}, "Something is to be mended in the contacts"),
        ({"wish_letter_states": "loudly"}, "Select a valid choice."),
        ({"speakers": ["nobody"]}, "Select a valid choice."),
        ({"name_es": "x" * 201}, "at most 200 characters"),
        ({"web": "x" * 301}, "One of these is longer than 300 letters."),
        ({"web": "\n".join(map(str, range(31)))}, "No more than 30."),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(luna, ours, typed, sentence):
    answer = luna.post(at(ours, "organisation-new"), FIELDS | typed)
    assert answer.status_code == 400
    assert sentence in page(answer)
    assert not Organisation.objects.exists()


def test_a_name_that_is_there_already_is_refused(luna, ours, here, noon):
    added(here, noon)
    answer = luna.post(at(ours, "organisation-new"), FIELDS)
    assert answer.status_code == 400
    assert "An organisation with this name is there already." in page(answer)


def test_two_people_who_save_at_once_both_keep_their_words(luna, ours, here, noon):
    row = added(here, noon)
    organisations.change(here, row.pk, about(role="written by the first"), version=1, at=noon)
    address = at(ours, "organisation-change", row.pk)
    typed = FIELDS | {"version": "1", "role": "written by the second", "public": "full"}
    answer = luna.post(address, typed)
    assert answer.status_code == 400
    assert "Somebody else changed this since you opened it." in page(answer)
    shown = answer.content.decode()
    assert "written by the first" in shown
    assert "written by the second" in shown
    assert all_of(here)[0].inside.role == "written by the first"
    version = re.search(r'name="version" value="(\d+)"', shown)[1]
    assert luna.post(address, typed | {"version": version}).status_code == 302
    assert all_of(here)[0].inside.role == "written by the second"


def test_who_saves_what_another_took_out_keeps_the_words_and_is_told(luna, ours, here, noon):
    row = added(here, noon)
    organisations.remove(here, row.pk, at=noon)
    typed = FIELDS | {"version": "1", "role": "written late"}
    answer = luna.post(at(ours, "organisation-change", row.pk), typed)
    assert answer.status_code == 400
    assert "Somebody took this organisation out meanwhile." in page(answer)
    assert "written late" in answer.content.decode()


def test_a_member_changes_their_own_and_no_other(sol, ours, here, noon):
    other = added(here, noon, "Otra Casa")
    sol.post(at(ours, "organisation-new"), FIELDS | {"speakers": [number(here, ours.mar)]})
    [own] = [row for row in all_of(here) if row.pk != other.pk]
    assert own.inside.speakers == (number(here, ours.sol),)
    for name in ("organisation-change", "organisation-remove"):
        assert sol.get(at(ours, name, own.pk)).status_code == 200
        assert sol.get(at(ours, name, other.pk)).status_code == 403
        assert sol.post(at(ours, name, other.pk), FIELDS).status_code == 403
    assert sol.get(at(ours, "organisation", other.pk)).status_code == 200
    assert (
        at(ours, "organisation-change", other.pk)
        not in sol.get(at(ours, "organisation", other.pk)).content.decode()
    )


def test_nothing_of_ours_is_found_from_the_other_engagement(ours, here, noon):
    row = added(here, noon)
    browser = Client()
    sign_in(browser, ours.dmitri)
    for name in ("organisation", "organisation-change", "organisation-remove"):
        theirs = reverse(f"coalition:{name}", args=[ours.theirs.pk, row.pk])
        assert browser.get(theirs).status_code == 404
    restore = reverse("coalition:organisation-restore", args=[ours.theirs.pk, row.pk])
    assert browser.post(restore).status_code == 404


def test_one_is_taken_out_after_a_question_and_comes_back(luna, ours, here, noon):
    row = added(here, noon)
    assert "Take this organisation out?" in page(luna.get(at(ours, "organisation-remove", row.pk)))
    assert all_of(here)
    luna.post(at(ours, "organisation-remove", row.pk))
    assert not all_of(here)
    assert "Taken out lately" in page(luna.get(at(ours, "organisations")))
    assert luna.get(at(ours, "organisation", row.pk)).status_code == 404
    luna.post(at(ours, "organisation-restore", row.pk))
    assert all_of(here)


def test_an_empty_list_says_what_will_be_here(luna, sol, ours):
    for browser in (luna, sol):
        assert "No organisations yet" in page(browser.get(at(ours, "organisations")))


def test_gaps_stand_on_top_and_needs_can_be_said(luna, ours, here, noon):
    added(here, noon, languages=("es",))
    listed = page(luna.get(at(ours, "organisations")))
    assert "No organisation works in this language: French." in listed
    sent = {"version": "0", "languages": ["es"], "other_languages": "quechua", "issues": ["labour"]}
    assert luna.post(at(ours, "needs"), sent).status_code == 302
    assert needs_of(here).languages == ("es", "qu")
    listed = page(luna.get(at(ours, "organisations")))
    assert "No organisation works on “Labour”." in listed
    assert "French" not in listed
    answer = luna.post(at(ours, "needs"), sent)
    assert answer.status_code == 400
    assert "Somebody else changed this since you opened it." in page(answer)


def test_as_printed_shows_names_submitters_and_warnings_in_three_languages(luna, ours, here, noon):
    added(here, noon, names={"es": "Casa Ñandú", "fr": "Maison Ñandú"})
    added(here, noon, "Voces del Istmo", public=Naming.AS_COALITION)
    shown = page(luna.get(at(ours, "as-printed")))
    for words in ("Casa Ñandú", "Maison Ñandú", "one organisation)"):
        assert words in shown
    assert "Organisations that do not count as submitting" in shown
    assert "Voces del Istmo" not in shown
    assert "Voces del Istmo" in page(luna.get(at(ours, "as-printed") + "?for=coalition"))
    assert luna.get(at(ours, "as-printed") + "?for=nobody").status_code == 200


@pytest.mark.parametrize(("form", "begins"), [("csv", b"name,"), ("xlsx", b"PK")])
def test_the_list_leaves_as_a_file_with_a_neutral_name(luna, ours, here, noon, form, begins):
    added(here, noon)
    sent = {"audience": "coalition", "language": "es", "form": form}
    answer = luna.post(at(ours, "organisations-file"), sent)
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="list.{form}"'
    assert "no-store" in answer["Cache-Control"]


def test_a_doubtful_word_can_be_let_go_by_whoever_has_looked(luna, ours, here, noon):
    added(here, noon, "Voces Libres del Istmo", acronym="MAR", public=Naming.NEVER)
    added(here, noon, country="junto al mar")
    sent = {"audience": "public", "language": "es", "form": "csv"}
    answer = luna.post(at(ours, "organisations-file"), sent)
    assert answer.status_code == 400
    assert "holds a word that is also a name" in page(answer)
    assert 'name="looked_at"' in answer.content.decode()
    assert b"junto" in luna.post(at(ours, "organisations-file"), sent | {"looked_at": "on"}).content


def test_a_list_is_not_taken_without_saying_for_whom(luna, ours):
    answer = luna.post(at(ours, "organisations-file"), {"language": "es", "form": "pdf"})
    assert answer.status_code == 400
