"""The pages at the door."""

import pytest
from django.urls import reverse

from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


def test_signing_in_leads_to_the_page_that_was_wanted(client, cast):
    address = reverse("shell:jobs")
    asked = client.get(address)
    assert asked.status_code == 302
    assert asked.url.startswith(reverse("coalition:sign-in"))
    page = client.get(asked.url)
    assert page.status_code == 200
    signed = client.post(
        reverse("coalition:sign-in"),
        {"pseudonym": " bruno", "password": PASSWORD, "next": address},
    )
    assert signed.url == address
    assert client.get(address).status_code == 200
