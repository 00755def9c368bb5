import pytest
from django.urls import reverse

from tests.engagements import sign_in

WHAT_NOW = '<a href="{}"'


@pytest.mark.parametrize("who", ["luna", "sol", "nube"])
def test_what_now_leads_to_the_plan_of_the_engagement(client, ours, who):
    sign_in(client, getattr(ours, who))
    plan = reverse("timeline:today", args=[ours.engagement.pk])
    page = client.get(reverse("record:search")).content.decode()
    assert WHAT_NOW.format(plan) in page
    assert client.get("/")["Location"] == plan


def test_with_two_engagements_it_is_the_one_opened_last(client, ours):
    sign_in(client, ours.elena)
    for one in (ours.engagement, ours.theirs):
        plan = reverse("timeline:today", args=[one.pk])
        client.get(plan)
        assert WHAT_NOW.format(plan) in client.get(reverse("record:search")).content.decode()


@pytest.mark.parametrize("who", ["newcomer", "nobody"])
def test_who_cannot_work_is_led_home(client, ours, who):
    sign_in(client, getattr(ours, who))
    page = client.get(reverse("record:search")).content.decode()
    assert WHAT_NOW.format("/") in page
    assert "/plan/" not in page
