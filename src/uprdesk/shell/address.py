"""Whether the address is one to which browsers give all that the pages use."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings

from upr.text import gettext_noop, say
from uprdesk.shell.checks import is_public
from uprdesk.shell.doctor import Finding, attention, examines, ok


@examines("secure-address")
def secure_address(at: datetime) -> Finding:
    """Browsers give offline pages, passkeys and the microphone to secure pages only."""
    if settings.SECURE:
        return ok(gettext_noop("Pages are secure: offline forms, passkeys and microphone work."))
    if (urlsplit(settings.ADDRESS).hostname or "").endswith(".onion"):
        return ok(
            gettext_noop(
                "Pages are secure as a hidden service; Tor Browser gives them no passkeys and no "
                "offline forms."
            )
        )
    if is_public():
        return attention(
            say(
                gettext_noop(
                    "The address is not secure: offline forms, passkeys and the microphone will "
                    "not work, and others on the way can read everything."
                )
            ),
            say(
                gettext_noop(
                    "Put a server with a certificate in front and write UPRDESK_ADDRESS=https://…; "
                    "the manual has a page on hosting."
                )
            ),
        )
    return ok(
        gettext_noop(
            "Only this machine reaches these pages. Phones need an address with https: without it "
            "offline forms, passkeys and the microphone do not work there."
        )
    )
