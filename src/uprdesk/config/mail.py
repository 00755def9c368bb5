"""The server that sends reminders, as one address: smtp://name:password@host:587 or smtps://…"""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from upr.text import gettext_noop, say
from uprdesk.config.env import WrongSetting

PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class MailServer:
    """Where reminders are handed over. secure: encrypted from the first byte, else by STARTTLS."""

    host: str
    port: int
    user: str
    password: str
    secure: bool


def server(address: str) -> MailServer | None:
    """The server of an address; None for an empty one: then nothing is ever sent.

    Raises WrongSetting for anything else. Without encryption nothing is sent either.
    """
    if not address:
        return None
    try:
        found = urlsplit(address)
        host, port = found.hostname, found.port
    except ValueError:
        host, port = None, None
    if not host or found.scheme not in PORTS or found.path.strip("/") or found.query:
        raise WrongSetting(
            say(gettext_noop("UPRDESK_SMTP is not the address of a mail server.")),
            say(gettext_noop("Write UPRDESK_SMTP=smtp://name:password@mail.example.org:587.")),
        )
    return MailServer(
        host=host,
        port=port or PORTS[found.scheme],
        user=unquote(found.username or ""),
        password=unquote(found.password or ""),
        secure=found.scheme == "smtps",
    )
