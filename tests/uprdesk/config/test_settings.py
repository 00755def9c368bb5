"""Settings: a public address makes them strict."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from uprdesk.config.env import PREFIX


@pytest.fixture(scope="module")
def in_public(tmp_path_factory) -> dict:
    """Settings of an installation at a public address, read in a process of its own."""
    asked = (
        "import json; from pathlib import Path; from uprdesk.config import settings as s;"
        "text = lambda v: str(v) if isinstance(v, Path) else '';"
        "print(json.dumps({n: v for n, v in vars(s).items() if n.isupper()}, default=text))"
    )
    env = {k: v for k, v in os.environ.items() if not k.startswith((PREFIX, "DJANGO"))}
    env |= {
        "UPRDESK_ADDRESS": "https://desk.example.org/",
        "UPRDESK_DATA": str(tmp_path_factory.mktemp("store")),
        "UPRDESK_HOSTS": "desk.example.com",
    }
    told = subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, check=True)
    return json.loads(told.stdout)


def test_cookies_are_sent_encrypted_and_to_this_host_only(in_public):
    for kind in ("SESSION", "CSRF", "LANGUAGE"):
        assert in_public[f"{kind}_COOKIE_SECURE"] is True
        assert in_public[f"{kind}_COOKIE_HTTPONLY"] is True
        assert in_public[f"{kind}_COOKIE_NAME"].startswith("__Host-")


def test_browsers_remember_that_the_site_is_encrypted(in_public):
    assert in_public["SECURE_HSTS_SECONDS"] >= 31_536_000


def test_only_the_named_hosts_are_answered(in_public):
    named = {"desk.example.org", "desk.example.com", "127.0.0.1", "localhost", "[::1]"}
    assert set(in_public["ALLOWED_HOSTS"]) == named
    assert in_public["CSRF_TRUSTED_ORIGINS"] == ["https://desk.example.org"]


def test_passwords_are_kept_by_argon2_alone(in_public):
    assert in_public["PASSWORD_HASHERS"] == [
        "uprdesk.sealing.stretching.SplitArgon2Hasher",
        "django.contrib.auth.hashers.Argon2PasswordHasher",
    ]
    memory, passes, _ = in_public["SIGN_IN_COST"]
    assert memory >= 64 * 1024
    assert passes >= 3


def test_every_language_has_a_catalogue_folder(in_public):
    assert [code for code, _ in in_public["LANGUAGES"]] == ["es", "en", "fr"]
    assert all(Path(folder).is_dir() for folder in in_public["LOCALE_PATHS"])


def test_a_request_that_nothing_of_ours_sends_is_not_written_down(tmp_path):
    """In a process of its own: the tests have handlers of theirs."""
    asks = (
        "import django, logging; django.setup();"
        "logging.getLogger('django.security.DisallowedHost').error('prison');"
        "logging.getLogger('django.server').warning('prison')"
    )
    env = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
    env |= {"UPRDESK_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "uprdesk.config.settings"}
    told = subprocess.run([sys.executable, "-c", asks], env=env, capture_output=True, text=True)
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_no_logger_is_without_a_handler_or_a_parent(in_public):
    """Python writes what such a logger is told to the console, with the words of exceptions."""
    for name, logger in in_public["LOGGING"]["loggers"].items():
        assert logger.get("propagate", True) or logger["handlers"], name


def test_what_a_page_says_once_is_not_kept_in_the_browser(in_public):
    assert in_public["MESSAGE_STORAGE"].endswith("SessionStorage")
    assert in_public["CSRF_COOKIE_AGE"] is None
