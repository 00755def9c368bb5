"""What browsers refuse to a page that is not secure is named."""

import pytest

from uprdesk.shell.address import secure_address
from uprdesk.shell.doctor import Condition

LOST = ("offline", "passkeys", "microphone")


def look(settings, noon, address):
    settings.ADDRESS, settings.SECURE = address, address.startswith("https://")
    return secure_address(noon)


def test_a_secure_address_has_everything(settings, noon):
    assert look(settings, noon, "https://desk.example.org").state is Condition.OK


@pytest.mark.parametrize("address", ["http://192.0.2.7:8000", "http://desk.example.org"])
def test_an_address_without_https_names_what_will_not_work(address, settings, noon):
    found = look(settings, noon, address)
    assert found.state is Condition.ATTENTION
    assert all(word in str(found.message) for word in LOST)
    assert "https" in str(found.hint)


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "http://localhost:8000"])
def test_on_this_machine_alone_it_says_what_phones_will_lack(address, settings, noon):
    found = look(settings, noon, address)
    assert found.state is Condition.OK
    assert all(word in str(found.message) for word in LOST)


def test_a_hidden_service_is_secure_with_its_limits(settings, noon):
    found = look(settings, noon, f"http://{'a' * 56}.onion")
    assert found.state is Condition.OK
    assert "no passkeys" in str(found.message)
