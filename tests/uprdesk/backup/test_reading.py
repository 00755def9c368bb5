"""Only a backup that is whole is read: everything else is refused, and nothing is written."""

import io
import json
import tarfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.uprdesk.backup.archives import (
    COLUMNS,
    FILE,
    LINES,
    ROWS,
    end,
    head,
    members,
    packed,
    sealed,
)
from uprdesk.backup.reading import Taker, read
from uprdesk.backup.refusing import Damaged, NotABackup, TooNew, WrongIdentity
from uprdesk.sealing.identity import Identity

REFUSED = (NotABackup, WrongIdentity, Damaged)


@pytest.fixture(scope="module")
def identity():
    return Identity.new()


@pytest.fixture
def read_back(identity, tmp_path):
    """Seal an archive and read it."""
    return lambda plain: read(sealed(plain, identity, tmp_path / "backup"), identity)


class Kept(Taker):
    """Keeps what it is given."""

    def __init__(self):
        self.taken = []

    def rows(self, table, rows):
        self.taken.append((table, rows))

    def file(self, number, pieces):
        self.taken.append((number, b"".join(pieces)))


def test_a_sound_backup_is_handed_on_piece_by_piece(identity, tmp_path):
    kept = Kept()
    found = read(sealed(packed(members()), identity, tmp_path / "backup"), identity, kept)
    assert kept.taken == [("states", ROWS), (1, FILE)]
    assert found.key == "a secret key"
    assert found.head.tables == {"states": COLUMNS}
    assert (found.contents.tables["states"].rows, found.contents.tables["states"].last_id) == (2, 7)


def test_any_age_and_tar_open_it(identity, tmp_path):
    """So that a backup can be read without us."""
    with tarfile.open(fileobj=io.BytesIO(packed(members()))) as tar:
        assert [each.name for each in tar] == [name for name, _ in members()]


@pytest.fixture(scope="module")
def whole(identity, tmp_path_factory):
    place = tmp_path_factory.mktemp("whole") / "backup"
    return sealed(packed(members()), identity, place).read_bytes()


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_backup_with_one_bit_changed_is_refused(data, whole, identity, tmp_path):
    place = data.draw(st.integers(0, len(whole) * 8 - 1))
    changed = bytearray(whole)
    changed[place // 8] ^= 1 << place % 8
    (tmp_path / "changed").write_bytes(changed)
    with pytest.raises(REFUSED):
        read(tmp_path / "changed", identity)


@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_backup_that_was_cut_off_is_refused(data, whole, identity, tmp_path):
    (tmp_path / "cut").write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(REFUSED):
        read(tmp_path / "cut", identity)


def test_a_backup_with_something_behind_it_is_refused(whole, identity, tmp_path):
    (tmp_path / "longer").write_bytes(whole + b"\0")
    with pytest.raises(Damaged):
        read(tmp_path / "longer", identity)


def test_a_cut_where_a_block_of_age_ends_is_noticed(identity, tmp_path):
    """Each block of 64 KiB is sealed by itself; the last one is marked."""
    long = members()
    long.insert(4, ("files/2", bytes(200_000)))
    place = sealed(packed(long), identity, tmp_path / "long")
    data = place.read_bytes()
    start = len(data) - (len(packed(long)) + 16 * -(-len(packed(long)) // 65536))
    for blocks in (1, 2, 3):
        place.write_bytes(data[: start + blocks * 65552])
        with pytest.raises(Damaged):
            read(place, identity)


def test_another_identity_is_told_apart_from_damage(whole, tmp_path):
    (tmp_path / "backup").write_bytes(whole)
    with pytest.raises(WrongIdentity, match="does not open"):
        read(tmp_path / "backup", Identity.new())


@pytest.mark.parametrize("content", [b"", b"PK\3\4 a zip", b"age-encryption.org", b"\0" * 5000])
def test_another_file_is_no_backup(content, identity, tmp_path):
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(NotABackup):
        read(tmp_path / "other", identity)


@pytest.mark.parametrize("plain", [b"", b"a letter", packed([("letter.txt", b"Dear")])])
def test_another_file_for_the_same_identity_is_no_backup(plain, read_back):
    with pytest.raises(NotABackup):
        read_back(plain)


def test_a_newer_format_names_its_version(read_back):
    with pytest.raises(TooNew, match=r"9\.9\.9"):
        read_back(packed(members(head=head(format=2, program="9.9.9"))))


def file(path):
    return {**json.loads(end())["files"][0], "path": path}


HOSTILE_PATHS = [
    "../outside",
    "/etc/passwd",
    "files/../../outside",
    "files//x",
    "files/./x",
    "",
    "C:\\x",
    "files/a\\b",
    "files/a\nb",
    "store.sqlite3",
    "store.sqlite3-wal",
    "secret-key",
    "restored/secret-key",
    "static/shell/desk.js",
    7,
    None,
]


@pytest.mark.parametrize("path", HOSTILE_PATHS)
def test_a_file_never_leaves_its_place(path, read_back):
    with pytest.raises(Damaged):
        read_back(packed(members(end=end(files=[file(path)]))))


def table(**changed):
    return {"states": {**json.loads(end())["tables"]["states"], **changed}}


DEEP = b"[" * 100_000
WRONG = {
    "a count": members(end=end(tables=table(rows=3))),
    "a hash of rows": members(end=end(tables=table(sha256="0" * 64))),
    "a negative number": members(end=end(tables=table(last_id=-1))),
    "a number that is none": members(end=end(tables=table(last_id=True))),
    "a table more": members(end=end(tables={**table(), "others": table()["states"]})),
    "a table less": members(end=end(tables={})),
    "a file less": members(end=end(files=[])),
    "a file twice": members(end=end(files=[file("files/a"), file("files/a")])),
    "a hash of a file": members(end=end(files=[{**file("files/a"), "sha256": "0" * 64}])),
    "a head without tables": members(head=head(tables=None)),
    "a kind nobody knows": members(head=head(tables={"states": {**COLUMNS, "id": "Pickle"}})),
    "a kind that is none": members(head=head(tables={"states": {**COLUMNS, "id": None}})),
    "a row too long": members(rows=LINES + b"[1, 2, 3, 4]\n"),
    "a row that is none": members(rows=LINES + b"7\n"),
    "a value of another kind": members(rows=LINES + b'["1", "x", null]\n'),
    "a day that is none": members(rows=LINES + b'[1, "x", "never"]\n'),
    "rows that are no JSON": members(rows=LINES + b"[1, \n"),
    "rows nested for ever": members(rows=DEEP),
    "an end nested for ever": members(end=DEEP),
    "rows of no table": [*members()[:3], ("rows/others/1.jsonl", b"[]\n"), *members()[3:]],
    "a member nobody knows": [*members()[:3], ("more", b""), *members()[3:]],
    "something behind the end": [*members(), ("files/2", b"")],
    "no end": members()[:-1],
    "no key": [members()[0], *members()[2:]],
    "files out of order": [*members()[:3], ("files/2", FILE), members()[4]],
}


@pytest.mark.parametrize("parts", WRONG.values(), ids=WRONG)
def test_what_does_not_agree_is_damaged(parts, read_back):
    with pytest.raises(Damaged):
        read_back(packed(parts))


def tar_with(kind, size=0, content=b""):
    info = tarfile.TarInfo("files/1")
    info.type, info.size, info.linkname = kind, size, "/etc/passwd"
    block = info.tobuf(tarfile.GNU_FORMAT)
    front = packed(members()[:3])[: -len(packed([]))]
    return front + block + content + bytes(-len(content) % 512) + bytes(1024)


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.SYMTYPE,
        tarfile.LNKTYPE,
        tarfile.DIRTYPE,
        tarfile.CHRTYPE,
        tarfile.FIFOTYPE,
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_SPARSE,
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
    ],
)
def test_only_ordinary_members_are_read(kind, read_back):
    with pytest.raises(Damaged):
        read_back(tar_with(kind))


def test_a_member_that_claims_to_be_huge_is_refused_unread(read_back):
    """Nothing is made larger than the file: there is no compression inside."""
    with pytest.raises(Damaged):
        read_back(tar_with(tarfile.REGTYPE, size=10**14))
    head_of_a_terabyte = tarfile.TarInfo("backup.json")
    head_of_a_terabyte.size = 10**12
    with pytest.raises(Damaged):
        read_back(head_of_a_terabyte.tobuf(tarfile.GNU_FORMAT) + bytes(5000))
