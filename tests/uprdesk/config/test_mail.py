import pytest

from uprdesk.config.env import WrongSetting
from uprdesk.config.mail import MailServer, server


def test_without_an_address_there_is_no_server():
    assert server("") is None


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 587, "", "", False)),
        ("smtps://mail.example.org", MailServer("mail.example.org", 465, "", "", True)),
        ("smtp://me%40x:p%3Aw@mail.example.org:25", MailServer("mail.example.org", 25, "me@x", "p:w", False)),
    ],
)  # fmt: skip
def test_an_address_names_host_port_and_password(address, found):
    assert server(address) == found


@pytest.mark.parametrize(
    "address",
    ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:port", "smtp://h/?q=1"],
)
def test_any_other_address_is_refused_with_a_sentence(address):
    with pytest.raises(WrongSetting) as refused:
        server(address)
    assert "smtp://" in str(refused.value.hint)
