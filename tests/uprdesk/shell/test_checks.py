"""What is dangerous in public stops the start."""

import pytest

from uprdesk.shell import checks

HOME, PUBLIC = "http://127.0.0.1:8000", "https://desk.example.org"


@pytest.mark.parametrize(
    ("check", "given", "expected"),
    [
        (checks.address_is_an_address, {"ADDRESS": "desk.example.org"}, ["uprdesk.E001"]),
        (checks.address_is_an_address, {"ADDRESS": PUBLIC}, []),
        (checks.key_is_long, {"ADDRESS": PUBLIC, "SECRET_KEY": "short"}, ["uprdesk.E002"]),
        (checks.key_is_long, {"ADDRESS": HOME, "SECRET_KEY": "short"}, []),
        (checks.debug_stays_at_home, {"ADDRESS": PUBLIC, "DEBUG": True}, ["uprdesk.E003"]),
        (checks.debug_stays_at_home, {"ADDRESS": HOME, "DEBUG": True}, []),
        (
            checks.public_address_is_encrypted,
            {"ADDRESS": "http://desk.example.org", "SECURE": False},
            ["uprdesk.E004"],
        ),
        # a hidden service is encrypted on its whole way
        (checks.public_address_is_encrypted, {"ADDRESS": "http://abc.onion", "SECURE": False}, []),
        (checks.public_address_is_encrypted, {"ADDRESS": HOME, "SECURE": False}, []),
    ],
)
def test_each_danger_has_an_id_and_a_hint(settings, check, given, expected):
    for name, value in given.items():
        setattr(settings, name, value)
    found = check(None)
    assert [issue.id for issue in found] == expected
    assert all(issue.hint for issue in found)


def test_a_data_folder_that_others_can_open_is_a_warning(settings, tmp_path):
    settings.ADDRESS, settings.DATA = PUBLIC, tmp_path
    tmp_path.chmod(0o755)
    assert [issue.id for issue in checks.store_is_ours_alone(None)] == ["uprdesk.W001"]
    tmp_path.chmod(0o700)
    assert checks.store_is_ours_alone(None) == []
