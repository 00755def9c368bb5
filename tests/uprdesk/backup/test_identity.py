"""The backup identity: the store holds the public half, a person's file the private one."""

import pytest

from uprdesk.backup import identity
from uprdesk.backup.refusing import CannotBackUp, WrongIdentity


def test_the_private_half_is_kept_nowhere(tmp_path):
    made = identity.make(tmp_path)
    assert identity.public(tmp_path) == made.public
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files] == ["backup-identity"]
    assert files[0].stat().st_mode & 0o777 == 0o600
    assert made.secret not in files[0].read_text()
    assert made.secret not in repr(made)


def test_a_new_identity_replaces_the_one_before(tmp_path):
    first, second = identity.make(tmp_path), identity.make(tmp_path)
    assert identity.public(tmp_path) == second.public != first.public


@pytest.mark.parametrize("content", [None, "", "age1qq", "\xff\xfe"])
def test_without_one_nothing_is_backed_up(content, tmp_path):
    if content is not None:
        (tmp_path / identity.NAME).write_bytes(content.encode("latin-1"))
    with pytest.raises(CannotBackUp, match="no backup identity"):
        identity.public(tmp_path)


@pytest.mark.parametrize("form", ["{}", "# made in March\n\n {} \r\n", "\ufeff{}"])
def test_a_file_is_read_as_people_write_it(form, tmp_path):
    made = identity.make(tmp_path)
    (tmp_path / "mine").write_text(form.format(made.secret), "utf-8")
    assert identity.read(tmp_path / "mine") == made
    (tmp_path / "mine").write_text(form.format(made.secret.lower()), "utf-8")
    assert identity.read(tmp_path / "mine") == made


@pytest.mark.parametrize("content", [b"", b"# only a remark", b"AGE-SECRET-KEY-1QQ", b"\xff" * 99])
def test_a_file_without_one_is_refused(content, tmp_path):
    (tmp_path / "mine").write_bytes(content)
    with pytest.raises(WrongIdentity, match="holds no backup identity"):
        identity.read(tmp_path / "mine")


def test_the_public_half_does_not_open_anything(tmp_path):
    identity.make(tmp_path)
    with pytest.raises(WrongIdentity):
        identity.read(tmp_path / identity.NAME)
