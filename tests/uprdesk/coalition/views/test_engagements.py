"""Beginning an engagement, finding one's own, its settings, and where the work begins."""

import pytest
from django.urls import reverse

from tests.engagements import sign_in
from uprdesk.coalition.current import start_of
from uprdesk.coalition.models import Engagement, Membership

pytestmark = pytest.mark.django_db

BEGIN = "/desk/begin/"


def page(answer) -> str:
    return answer.content.decode()


def session_on(answer) -> str:
    return answer.context["form"]["session"].initial or answer.context["form"].initial["session"]


@pytest.fixture
def nobody(client, ours):
    """A browser of somebody in no engagement."""
    sign_in(client, ours.nobody)
    return client


def test_an_engagement_is_begun_with_a_state_a_review_and_a_name(nobody, ours):
    asked = nobody.get(BEGIN, {"state": "PAN"})
    assert "estimated" in page(asked)
    fields = {"state": "PAN", "session": session_on(asked), "name": " Ejemplo   2030 "}
    answer = nobody.post(BEGIN, fields)
    member = Membership.objects.get(person=ours.nobody)
    assert member.coordinates
    here = ours.here(ours.nobody, member.engagement)
    assert here.name == "Ejemplo 2030"
    about = here.engagement.inside
    assert (about.state, about.cycle, about.session) == ("PAN", 5, 64)
    assert answer.url == start_of(here)
    assert "Ejemplo 2030" in page(nobody.get(answer.url))


def test_the_form_warns_that_the_name_is_seen(nobody):
    assert "top of every page" in page(nobody.get(BEGIN, {"state": "PAN"}))


def test_no_state_is_chosen_for_the_person(nobody):
    field = nobody.get(BEGIN).context["state_form"]["state"]
    assert field.value() is None
    assert field.field.choices[0] == ("", "Choose a State")


@pytest.mark.parametrize("state", ["VAT", "XAA", "ZZZ", "", "Panama' --"])
def test_what_is_no_state_under_review_is_refused_in_a_sentence(nobody, state):
    answer = nobody.get(BEGIN, {"state": state})
    assert answer.status_code == 400
    assert "error" in page(answer)


@pytest.mark.parametrize(
    "wrong", [{"session": "3"}, {"session": ""}, {"name": "  "}, {"name": "x" * 61}]
)
def test_what_is_wrong_begins_nothing(nobody, ours, wrong):
    before = Engagement.objects.count()
    fields = {"state": "PAN", "session": "64", "name": "2030"}
    assert nobody.post(BEGIN, fields | wrong).status_code == 400
    assert Engagement.objects.count() == before


def test_without_a_key_in_the_session_nothing_is_begun(client, ours):
    client.force_login(ours.nobody)
    fields = {"state": "PAN", "session": "64", "name": "2030"}
    answer = client.post(BEGIN, fields)
    assert answer.status_code == 403
    assert "sign in again" in page(answer)
    assert not ours.nobody.memberships.exists()


def test_my_engagements_are_listed_with_my_parts(client, ours):
    sign_in(client, ours.elena)
    shown = page(client.get("/desk/"))
    assert "Ours 2027" in shown
    assert "Theirs 2027" in shown
    assert "drafter" in shown


def test_an_engagement_in_which_i_wait_has_no_name_yet(client, ours):
    sign_in(client, ours.newcomer)
    shown = page(client.get("/desk/"))
    assert "Ours 2027" not in shown
    assert "waits to be admitted" in shown


def test_the_name_stands_at_the_top_of_its_pages_and_of_no_others(client, ours):
    sign_in(client, ours.luna)
    top = '<span class="where">Ours 2027</span>'
    assert top in page(client.get(reverse("coalition:members", args=[ours.engagement.pk])))
    for address in ("/desk/", "/account/", "/jobs/"):
        assert top not in page(client.get(address))


def test_who_is_in_one_engagement_begins_there(client, ours):
    sign_in(client, ours.luna)
    assert client.get("/").url == start_of(ours.here(ours.luna))


def test_who_waits_begins_where_the_words_are(client, ours):
    sign_in(client, ours.newcomer)
    assert client.get("/").url == reverse("coalition:waiting", args=[ours.engagement.pk])


def test_who_is_in_several_or_in_none_begins_at_home(client, ours):
    for person, expected in ((ours.elena, "Theirs 2027"), (ours.nobody, "Begin an engagement")):
        sign_in(client, person)
        answer = client.get("/")
        assert answer.status_code == 200
        assert expected in page(answer)
        record = page(answer).find("record-now")
        # whoever has engagements comes for them
        assert record == -1 or (page(answer).index('id="engagements"') < record) == (
            person == ours.elena
        )


def test_every_part_begins_on_a_page_that_is_open_to_it(client, ours):
    for person in (ours.luna, ours.mar, ours.rio, ours.faro, ours.sol, ours.nube):
        sign_in(client, person)
        assert client.get("/", follow=True).status_code == 200


def test_the_installation_stands_below_the_name_of_those_who_administer(client, cast):
    for person, there in ((cast.amina, True), (cast.bruno, False)):
        sign_in(client, person)
        shown = page(client.get("/"))
        assert ("This installation" in shown) is there
        assert "My account" in shown


def seen_on(answer) -> str:
    return answer.context["form"].initial["seen"]


def test_settings_are_kept(client, ours):
    sign_in(client, ours.luna)
    address = reverse("coalition:settings", args=[ours.engagement.pk])
    fields = {
        "seen": seen_on(client.get(address)),
        "state": "XAA",
        "session": "61",
        "name": "Ours 2029",
        "second_step_needed": "",
        "erase_on": "2099-12-31",
    }
    assert client.post(address, fields).url == address
    kept = Engagement.objects.get(pk=ours.engagement.pk)
    assert kept.erase_on.isoformat() == "2099-12-31"
    assert ours.here(ours.mar).name == "Ours 2029"


def test_who_saves_settings_that_somebody_else_changed_sees_theirs_first(client, ours):
    sign_in(client, ours.luna)
    address = reverse("coalition:settings", args=[ours.engagement.pk])
    seen = seen_on(client.get(address))
    fields = {"state": "XAA", "session": "61", "erase_on": "", "seen": seen}
    client.post(address, fields | {"name": "Theirs 2029"})
    answer = client.post(address, fields | {"name": "Mine 2029"})
    assert answer.status_code == 400
    assert "Somebody else changed this since you opened it." in page(answer)
    assert '<dd dir="auto">Theirs 2029</dd>' in page(answer)
    assert ours.here(ours.mar).name == "Theirs 2029"
    again = fields | {"name": "Mine 2029", "seen": answer.context["form"]["seen"].value()}
    assert client.post(address, again).url == address
    assert ours.here(ours.mar).name == "Mine 2029"


def test_the_review_of_another_state_can_be_chosen(client, ours):
    sign_in(client, ours.luna)
    address = reverse("coalition:settings", args=[ours.engagement.pk])
    asked = client.get(address, {"state": "PAN"})
    fields = {"state": "PAN", "session": session_on(asked), "name": "Ours 2027"}
    client.post(address, fields | {"seen": seen_on(asked)})
    about = ours.here(ours.luna).engagement.inside
    assert (about.state, about.session) == ("PAN", 64)


def test_a_day_of_erasure_that_is_past_is_refused_and_nothing_is_saved(client, ours):
    sign_in(client, ours.luna)
    address = reverse("coalition:settings", args=[ours.engagement.pk])
    fields = {"state": "XAA", "session": "61", "name": "Other", "erase_on": "2020-01-01"}
    answer = client.post(address, fields)
    assert answer.status_code == 400
    assert "This day is past" in page(answer)
    assert ours.here(ours.mar).name == "Ours 2027"
