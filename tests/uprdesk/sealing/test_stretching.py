"""Passwords: one derivation, a verifier that tells no key, and Django's own way to it."""

import base64
import hashlib
import hmac
import subprocess
import sys
import time
import unicodedata

import pytest
from argon2.low_level import Type, hash_secret_raw
from django.contrib.auth import hashers
from hypothesis import given
from hypothesis import strategies as st

from uprdesk.sealing.stretching import (
    Cost,
    SplitArgon2Hasher,
    encode,
    open_with,
    outdated,
    pretend,
)

CHEAP = Cost(64, 1, 1)
passwords = st.text(alphabet=st.characters(), max_size=40)  # lone surrogates too


@given(passwords)
def test_the_right_password_opens_and_gives_the_same_key(password):
    encoded, key = encode(password, CHEAP)
    assert len(key) == 32
    assert open_with(password, encoded) == key


@given(passwords, passwords)
def test_another_password_opens_nothing(password, other):
    encoded, _ = encode(password, CHEAP)
    if unicodedata.normalize("NFC", password) != unicodedata.normalize("NFC", other):
        assert open_with(other, encoded) is None


def test_letters_typed_in_two_ways_are_the_same_password():
    encoded, key = encode("contraseña más", CHEAP)
    assert open_with(unicodedata.normalize("NFD", "contraseña más"), encoded) == key


def test_the_same_password_is_kept_differently_each_time():
    one, other = encode("the same password"), encode("the same password")
    assert one[0] != other[0]
    assert one[1] != other[1]


def test_the_derivation_is_argon2id_and_hkdf_as_others_compute_them():
    encoded, key = encode("a known password", Cost(256, 2, 2))
    name, cost, salt, verifier = encoded.split("$")
    secret = hash_secret_raw(
        b"a known password", base64.b64decode(salt), 2, 256, 2, 32, Type.ID, version=19
    )
    prk = hmac.digest(bytes(32), secret, "sha256")
    assert (name, cost) == ("stretched", "256,2,2")
    assert key == hmac.digest(prk, b"key\x01", "sha256")
    expected = hashlib.sha256(hmac.digest(prk, b"verifier\x01", "sha256")).digest()
    assert base64.b64decode(verifier) == expected


def test_what_the_store_keeps_fits_and_does_not_hold_the_key():
    encoded, key = encode("a password")
    assert len(encoded.replace("64,1,1", "1048576,12,16")) <= 128
    assert base64.b64encode(key).decode() not in encoded
    assert open_with(encoded, encoded) is None


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "stretched",
        "stretched$$$",
        "stretched$64,1$AAAA$AAAA",
        "stretched$64,1,1$?$AAAA",
        "stretched$0,0,0$AAAAAAAAAAAAAAAAAAAAAA==$AAAA",
        "stretched$64,1,-1$AAAAAAAAAAAAAAAAAAAAAA==$AAAA",
        "stretched$99999999999,1,1$AAAAAAAAAAAAAAAAAAAAAA==$AAAA",
        "stretched$64,1,1$AAAA$AAAA",
        "stretched$64,1,1$AAAAAAAAAAAAAAAAAAAAAA==$é",
        "argon2$argon2id$v=19$m=64,t=1,p=1",
        "!unusable",
    ],
)
def test_a_damaged_string_opens_for_nobody(damaged):
    assert open_with("a password", damaged) is None


@given(st.text(max_size=80))
def test_any_text_in_its_place_opens_for_nobody(text):
    assert open_with("a password", text) is None


def test_a_pseudonym_that_nobody_has_takes_as_long(settings):
    settings.SIGN_IN_COST = (16384, 3, 1)
    encoded, _ = encode("a password")

    def fastest(work):
        times = []
        for _ in range(3):
            began = time.perf_counter()
            work()
            times.append(time.perf_counter() - began)
        return min(times)

    real = fastest(lambda: open_with("wrong", encoded))
    assert real / 3 < fastest(lambda: pretend("wrong")) < real * 3


MANY_AT_ONCE = """
from concurrent.futures import ThreadPoolExecutor
from uprdesk.sealing.stretching import Cost, encode, open_with

def come_in(number):
    encoded, key = encode(f"password {number}", Cost(1024, 2, 4))
    return open_with(f"password {number}", encoded) == key

with ThreadPoolExecutor(8) as pool:
    print(all(pool.map(come_in, range(40))))
"""


def test_many_people_come_in_at_the_same_moment():
    """In a process of its own: derivations beside each other once waited for ever."""
    done = subprocess.run(
        [sys.executable, "-c", MANY_AT_ONCE], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "True", done.stderr


def test_django_sets_and_checks_the_same_string():
    encoded = hashers.make_password("a password", hasher="stretched")
    assert hashers.check_password("a password", encoded)
    assert not hashers.check_password("another", encoded)
    assert open_with("a password", encoded)
    assert hashers.check_password("a password", encode("a password")[0])
    assert isinstance(hashers.identify_hasher(encoded), SplitArgon2Hasher)


def test_django_never_changes_the_key_behind_what_it_seals(settings):
    encoded, key = encode("a password")
    settings.SIGN_IN_COST = (128, 1, 1)
    made_anew = []
    assert hashers.check_password("a password", encoded, setter=made_anew.append)
    assert not made_anew
    assert open_with("a password", encoded) == key


def test_a_string_of_another_cost_is_outdated(settings):
    encoded, _ = encode("a password")
    assert not outdated(encoded)
    settings.SIGN_IN_COST = (128, 1, 1)
    assert outdated(encoded)
    assert outdated("argon2$whatever")


def test_what_may_be_shown_of_it_hides_salt_and_verifier():
    encoded, _ = encode("a password")
    _, _, salt, verifier = encoded.split("$")
    shown = str(SplitArgon2Hasher().safe_summary(encoded))
    assert salt not in shown
    assert verifier not in shown
    assert SplitArgon2Hasher().decode(encoded)["memory_kib"] == 64
