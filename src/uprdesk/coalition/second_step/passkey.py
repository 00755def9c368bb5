"""Passkeys (WebAuthn) as a second step: a key in the device, or one that is plugged in.

A passkey stands beside the password and never in its place: only the password opens the person's
private key. So the device is asked to keep nothing about the person, and is told no name.
"""

import json
import secrets
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from fido2.cose import CoseKey
from fido2.server import Fido2Server
from fido2.webauthn import (
    Aaguid,
    AttestationConveyancePreference,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from upr.errors import UprError
from upr.text import Text, gettext_noop, say

NAME = "Desk"
"""All that a device is told of this site and of the person."""
LONGEST = 20_000
"""Characters of an answer that are read at all."""
PARTS = ("clientDataJSON", "attestationObject", "authenticatorData", "signature")
"""Of an answer, in base64."""
LOCAL = "localhost"

GARBLED = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    RecursionError,
    struct.error,
    NotImplementedError,
    UnsupportedAlgorithm,
)
"""What the library raises for an answer that no browser would send."""

Options = Mapping[str, Any]
State = dict[str, str | None]


class NotOffered(UprError):
    """A page at this address cannot use passkeys."""


class PasskeyRefused(UprError):
    """The answer of the device is not right."""


@dataclass(frozen=True)
class Site:
    """Where passkeys are good for.

    host    to which they are tied, e.g. "desk.example.org"
    origin  of the pages, e.g. "https://desk.example.org"
    """

    host: str
    origin: str


@dataclass(frozen=True, kw_only=True)
class Passkey:
    """What is kept of one.

    host        where it was made and where alone it works
    credential  its number and public key as WebAuthn writes them, hex; without the make of the device
    counter     signatures so far, as the device counts them; 0 where it does not
    """

    host: str
    credential: str
    counter: int = 0

    @property
    def data(self) -> AttestedCredentialData:
        """The number and public key, read."""
        return AttestedCredentialData(bytes.fromhex(self.credential))


def site_of(origin: str) -> Site:
    """The site of an origin like "https://desk.example.org"; raises NotOffered, which says why."""
    parts = urlsplit(origin)
    host = parts.hostname or ""
    if _is_number(host):
        raise NotOffered(
            say(gettext_noop("Passkeys are tied to a name, and this address is a number.")),
            say(gettext_noop("On your own machine open the pages at “localhost”; or use an app.")),
        )
    if parts.scheme != "https" and host != LOCAL:
        raise NotOffered(
            say(gettext_noop("Browsers give passkeys to secure pages (https) only.")),
            say(gettext_noop("Use an app; whoever runs this installation can make it secure.")),
        )
    return Site(host, origin)


def begin_register(site: Site, known: Sequence[Passkey]) -> tuple[Options, State]:
    """What the browser is asked for a new passkey, and what we must remember meanwhile.

    known  passkeys that the person has: a device that holds one of them makes no second
    """
    options, state = _server(site).register_begin(
        PublicKeyCredentialUserEntity(id=secrets.token_bytes(16), name=NAME, display_name=NAME),
        [each.data for each in known if each.host == site.host],
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return dict(options), state


def register(site: Site, state: State, answer: str) -> Passkey:
    """The new passkey out of the browser's answer (JSON); raises PasskeyRefused."""
    try:
        made = _server(site).register_complete(state, _read(answer))
        data = made.credential_data
        kept = AttestedCredentialData.create(Aaguid.NONE, data.credential_id, data.public_key)
        _try_out(AttestedCredentialData(bytes(kept)).public_key)
    except GARBLED as error:
        raise refused() from error
    return Passkey(host=site.host, credential=bytes(kept).hex(), counter=made.counter)


def begin_authenticate(site: Site, known: Sequence[Passkey]) -> tuple[Options, State]:
    """What the browser is asked for a signature, and what we must remember meanwhile."""
    options, state = _server(site).authenticate_begin(
        [each.data for each in known if each.host == site.host],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return dict(options), state


def authenticate(
    site: Site, state: State, known: Sequence[Passkey], answer: str
) -> tuple[Passkey, Passkey]:
    """The passkey that signed, and how it is to be kept from now on; raises PasskeyRefused.

    A counter that did not go up is of a copy: such a signature is refused.
    """
    here = [each for each in known if each.host == site.host]
    try:
        given = AuthenticationResponse.from_dict(_read(answer))
        signed = _server(site).authenticate_complete(state, [each.data for each in here], given)
    except GARBLED as error:
        raise refused() from error
    passkey = next(each for each in here if each.data == signed)
    counter = given.response.authenticator_data.counter
    if (passkey.counter or counter) and counter <= passkey.counter:
        raise PasskeyRefused(
            say(gettext_noop("There seems to be a copy of this passkey.")),
            say(
                gettext_noop("Sign in another way, remove it in your account, and make a new one.")
            ),
        )
    return passkey, replace(passkey, counter=counter)


def refused(message: Text | None = None) -> PasskeyRefused:
    """The error of an answer that is not right, in the same words whatever is wrong with it."""
    return PasskeyRefused(
        message or say(gettext_noop("The passkey was not accepted.")),
        say(gettext_noop("Try it once more, or sign in another way.")),
    )


def _server(site: Site) -> Fido2Server:
    return Fido2Server(
        PublicKeyCredentialRpEntity(id=site.host, name=NAME),
        attestation=AttestationConveyancePreference.NONE,
        verify_origin=lambda origin: origin == site.origin,
    )


def _try_out(key: CoseKey) -> None:
    """Raise where a key verifies nothing at all: with it nobody would ever sign in."""
    try:
        key.verify(b"", b"")
    except InvalidSignature:
        return


def _read(answer: str) -> dict[str, Any]:
    """The answer as the library takes it; raises ValueError where it is not all of texts.

    A number in the place of bytes would make the library ask for as much memory.
    """
    found = json.loads(answer) if len(answer) <= LONGEST else None
    if not isinstance(found, dict) or not isinstance(found.get("response"), dict):
        raise ValueError("no answer of a browser")
    texts = {name: found.get(name) for name in ("id", "rawId", "type")}
    response = {name: found["response"][name] for name in PARTS if name in found["response"]}
    if not all(isinstance(each, str) for each in [*texts.values(), *response.values()]):
        raise ValueError("no answer of a browser")
    return {**texts, "response": response}


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
