"""Passkeys, against a device that signs in earnest."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.passkeys import MAKE, Device
from uprdesk.coalition.second_step import passkey
from uprdesk.coalition.second_step.passkey import NotOffered, PasskeyRefused, Site, site_of

ORIGIN = "https://desk.example.org"
SITE = Site("desk.example.org", ORIGIN)


def made(device: Device, site: Site = SITE, known=()):
    options, state = passkey.begin_register(site, known)
    return passkey.register(site, state, device.make(json.loads(json.dumps(options))))


def signed(device: Device, known, site: Site = SITE):
    options, state = passkey.begin_authenticate(site, known)
    answer = device.sign(json.loads(json.dumps(options)))
    return passkey.authenticate(site, state, known, answer)


@pytest.fixture
def device() -> Device:
    return Device(ORIGIN)


@pytest.mark.parametrize(
    ("origin", "host"),
    [
        (ORIGIN, "desk.example.org"),
        ("https://desk.example.org:8443", "desk.example.org"),
        ("http://localhost:8000", "localhost"),
    ],
)
def test_secure_pages_and_ones_own_machine_have_passkeys(origin, host):
    assert site_of(origin) == Site(host, origin)


@pytest.mark.parametrize(
    ("origin", "why"),
    [
        ("http://desk.example.org", "secure pages"),
        ("http://desk.onion", "secure pages"),
        ("http://127.0.0.1:8000", "a number"),
        ("https://192.0.2.7", "a number"),
        ("https://[2001:db8::7]:8000", "a number"),
    ],
)
def test_elsewhere_it_is_said_why_there_are_none(origin, why):
    with pytest.raises(NotOffered, match=why) as refused:
        site_of(origin)
    assert refused.value.hint


def test_a_passkey_that_was_made_signs_in(device):
    one, two = made(device), made(Device(ORIGIN))
    assert signed(device, [two, one]) == (one, one)


def test_the_device_is_asked_for_no_name_and_to_keep_nothing(device):
    options, _ = passkey.begin_register(SITE, [made(device)])
    asked = options["publicKey"]
    assert (asked["user"]["name"], asked["user"]["displayName"]) == ("Desk", "Desk")
    assert asked["user"]["id"] != passkey.begin_register(SITE, [])[0]["publicKey"]["user"]["id"]
    assert asked["authenticatorSelection"]["residentKey"] == "discouraged"
    assert asked["authenticatorSelection"]["userVerification"] == "preferred"
    assert asked["attestation"] == "none"
    assert len(asked["excludeCredentials"]) == 1


def test_the_make_of_the_device_is_not_kept(device):
    kept = made(device)
    assert MAKE.hex() not in kept.credential
    assert not any(kept.data.aaguid)


def test_a_passkey_of_another_address_is_not_asked_for(device):
    elsewhere = made(Device("http://localhost:1"), Site("localhost", "http://localhost:1"))
    options, _ = passkey.begin_authenticate(SITE, [elsewhere, made(device)])
    assert len(options["publicKey"]["allowCredentials"]) == 1


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "https://sub.desk.example.org", f"{ORIGIN}:444", ""]
)
def test_an_answer_from_another_page_is_refused(device, origin):
    kept = made(device)
    device.origin = origin
    with pytest.raises(PasskeyRefused):
        made(device)
    with pytest.raises(PasskeyRefused):
        signed(device, [kept])


def test_an_answer_to_another_question_is_refused(device):
    kept = made(device)
    options, _ = passkey.begin_authenticate(SITE, [kept])
    _, other = passkey.begin_authenticate(SITE, [kept])
    with pytest.raises(PasskeyRefused):
        passkey.authenticate(SITE, other, [kept], device.sign(options))


def test_a_signature_by_another_key_is_refused(device):
    kept, thief = made(device), Device(ORIGIN)
    made(thief)
    (number,) = device.keys
    thief.keys = {number: next(iter(thief.keys.values()))}
    with pytest.raises(PasskeyRefused):
        signed(thief, [kept])


def test_a_counter_goes_up_and_a_copy_is_noticed():
    device = Device(ORIGIN, counter=7)
    kept = made(device)
    assert kept.counter == 8
    _, after = signed(device, [kept])
    assert after.counter == 9
    device.counter = 8  # the copy, which has not counted with
    with pytest.raises(PasskeyRefused, match="copy"):
        signed(device, [after])


@pytest.mark.parametrize("answer", ["", "null", "[]", "{}", "x" * 30_000, '{"a": 1}', "[" * 9000])
def test_what_no_browser_would_send_is_refused(device, answer):
    kept = made(device)
    _, state = passkey.begin_register(SITE, [])
    with pytest.raises(PasskeyRefused):
        passkey.register(SITE, state, answer)
    with pytest.raises(PasskeyRefused):
        passkey.authenticate(SITE, state, [kept], answer)


ANYTHING = (
    st.none()
    | st.booleans()
    | st.integers(-(2**66), 2**66)
    | st.text(max_size=9)
    | st.lists(st.integers(), max_size=3)
    | st.dictionaries(st.text(max_size=3), st.integers(), max_size=3)
)
CUT = st.integers(1, 600).map(lambda end: slice(-end))
PIECES = ["rawId", "response", "clientDataJSON", "authenticatorData", "signature"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(piece=st.sampled_from(PIECES), other=ANYTHING | CUT)
def test_no_spoilt_answer_signs_in_and_none_breaks_us(device, piece, other):
    kept = made(device)
    options, state = passkey.begin_authenticate(SITE, [kept])
    with pytest.raises(PasskeyRefused):
        passkey.authenticate(SITE, state, [kept], spoilt(device.sign(options), piece, other))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(piece=st.sampled_from(["clientDataJSON", "attestationObject"]), other=ANYTHING | CUT)
def test_of_a_spoilt_answer_no_passkey_is_kept_that_could_not_be_read(device, piece, other):
    asked, state = passkey.begin_register(SITE, [])
    try:
        kept = passkey.register(SITE, state, spoilt(device.make(asked), piece, other))
    except PasskeyRefused:
        return
    # nobody signs what a device says of a new key: what can be read is kept
    assert passkey.begin_authenticate(SITE, [kept])


def spoilt(answer: str, piece: str, other: object) -> str:
    """The answer of a browser with something else for one piece, or with less of it."""
    whole = json.loads(answer)
    place = whole if piece in whole else whole["response"]
    before = place[piece]
    if isinstance(other, slice):
        place[piece] = before[other] if isinstance(before, str) else ""
    else:
        place[piece] = other
    return json.dumps(whole)


@pytest.mark.parametrize("size", [10**9, 2**62])
def test_a_number_in_the_place_of_bytes_takes_no_memory(device, size):
    kept = made(device)
    options, state = passkey.begin_authenticate(SITE, [kept])
    with pytest.raises(PasskeyRefused):
        passkey.authenticate(SITE, state, [kept], spoilt(device.sign(options), "signature", size))
