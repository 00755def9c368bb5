"""A device with passkeys, in a few lines: it answers as a browser would, with real signatures."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

FLAGS = AuthenticatorData.FLAG
MAKE = Aaguid(bytes(range(16)))
"""The make of the device, which nobody needs to know."""


@dataclass
class Device:
    """A device on the page `origin`.

    counter  signatures so far; None: a device that does not count
    """

    origin: str
    counter: int | None = None
    keys: dict[bytes, EllipticCurvePrivateKey] = field(default_factory=dict)

    def make(self, options: dict[str, Any]) -> str:
        """The answer to `navigator.credentials.create`, JSON."""
        asked = options["publicKey"]
        number, key = secrets.token_bytes(16), generate_private_key(SECP256R1())
        self.keys[number] = key
        public = ES256.from_cryptography_key(key.public_key())
        data = AuthenticatorData.create(
            _digest(asked["rp"]["id"]),
            FLAGS.UP | FLAGS.UV | FLAGS.AT,
            self.counted(),
            AttestedCredentialData.create(MAKE, number, public),
        )
        attestation = AttestationObject.create("none", data, {})
        told = self.told("webauthn.create", asked["challenge"])
        return _answer(number, clientDataJSON=told, attestationObject=bytes(attestation))

    def sign(self, options: dict[str, Any]) -> str:
        """The answer to `navigator.credentials.get`, JSON, by the first key that was asked for."""
        asked = options["publicKey"]
        wanted = {each["id"] for each in asked["allowCredentials"]}
        number = next(each for each in self.keys if websafe_encode(each) in wanted)
        data = AuthenticatorData.create(_digest(asked["rpId"]), FLAGS.UP, self.counted())
        told = self.told("webauthn.get", asked["challenge"])
        signature = self.keys[number].sign(
            bytes(data) + hashlib.sha256(told).digest(), ECDSA(SHA256())
        )
        return _answer(
            number, clientDataJSON=told, authenticatorData=bytes(data), signature=signature
        )

    def counted(self) -> int:
        """The counter of the next signature."""
        if self.counter is None:
            return 0
        self.counter += 1
        return self.counter

    def told(self, deed: str, challenge: str) -> bytes:
        """What the browser says of the page."""
        return json.dumps({"type": deed, "challenge": challenge, "origin": self.origin}).encode()


def _answer(number: bytes, **parts: bytes) -> str:
    encoded = websafe_encode(number)
    response = {name: websafe_encode(part) for name, part in parts.items()}
    whole = {"id": encoded, "rawId": encoded, "type": "public-key", "response": response}
    return json.dumps(whole)


def _digest(host: str) -> bytes:
    return hashlib.sha256(host.encode()).digest()
