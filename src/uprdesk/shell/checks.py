"""What is dangerous in public stops the start, with an id and what to do."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Warning, register

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def is_public() -> bool:
    """Whether the address people type leads anywhere but to this machine."""
    return (urlsplit(settings.ADDRESS).hostname or "") not in LOOPBACK


@register()
def address_is_an_address(app_configs, **kwargs):
    """Cookies, links and trust in forms all hang on the address."""
    parts = urlsplit(settings.ADDRESS)
    if parts.scheme in {"http", "https"} and parts.hostname:
        return []
    return [
        Error(
            "The public address is not an address.",
            hint="Set UPRDESK_ADDRESS to something like https://desk.example.org.",
            id="uprdesk.E001",
        )
    ]


@register()
def key_is_long(app_configs, **kwargs):
    """Whoever guesses the key signs in as anybody."""
    if not is_public() or len(settings.SECRET_KEY) >= 50:
        return []
    return [
        Error(
            "The secret key is too short for a public address.",
            hint="Leave UPRDESK_SECRET_KEY out: the store makes a good key for itself.",
            id="uprdesk.E002",
        )
    ]


@register()
def debug_stays_at_home(app_configs, **kwargs):
    """Error pages of the debugger show settings and what people typed."""
    if not (settings.DEBUG and is_public()):
        return []
    return [
        Error(
            "Debugging is on at a public address.",
            hint="Leave UPRDESK_DEBUG out.",
            id="uprdesk.E003",
        )
    ]


@register()
def public_address_is_encrypted(app_configs, **kwargs):
    """Without https everybody on the way reads passwords; a hidden service encrypts by itself."""
    host = urlsplit(settings.ADDRESS).hostname or ""
    if not is_public() or settings.SECURE or host.endswith(".onion"):
        return []
    return [
        Error(
            "The public address is not encrypted.",
            hint="Put a server with a certificate in front and write UPRDESK_ADDRESS=https://…",
            id="uprdesk.E004",
        )
    ]


@register()
def store_is_ours_alone(app_configs, **kwargs):
    """Other people of the same machine must not read the store."""
    mode = settings.DATA.stat().st_mode
    if not is_public() or not mode & 0o077:
        return []
    return [
        Warning(
            "Other users of this machine can open the data folder.",
            hint="Take their rights away: chmod 700 on the data folder.",
            id="uprdesk.W001",
        )
    ]
