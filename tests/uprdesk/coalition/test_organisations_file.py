"""No list that we write holds a name that may not stand there, wherever in the file one looks."""

import zipfile
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.uprdesk.coalition.organisations import AUDIENCES, coalitions, planted, words_of
from upr.coalition import Audience, Naming, forbidden
from upr.output.names_left import NameLeftIn, refuse_if_named
from upr.output.table import TableFormat
from uprdesk.coalition.organisations_file import KIND, Wanted, file_of

WANTED = st.builds(
    Wanted,
    form=st.sampled_from([TableFormat.CSV, TableFormat.XLSX]),
    audience=AUDIENCES,
    language=st.sampled_from(["en", "es", "fr"]),
    contacts=st.booleans(),
)


def everything_in(data: bytes) -> str:
    """All bytes of a file, unpacked: properties, names of parts, comments."""
    if not zipfile.is_zipfile(BytesIO(data)):
        return data.decode()
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
        assert {"docProps/core.xml", "docProps/app.xml"} <= set(packed.namelist())
        return "\n".join([*parts, *packed.namelist(), packed.comment.decode()])


@settings(deadline=None)  # a workbook is slow to write where others work too
@given(coalitions(), WANTED)
def test_nothing_of_an_organisation_leaves_that_is_not_named_in_full(rows, wanted):
    told = everything_in(file_of(rows, wanted, "12-abcdef01"))
    assert "12-abcdef01" in told
    for row in rows:
        naming = row.named.naming(KIND, wanted.audience)
        if naming is not Naming.FULL:
            assert not [word for word in words_of(row) if word in told]
        if naming in (Naming.AS_COALITION, Naming.NEVER):
            assert row.inside.acronym not in told
        if naming is Naming.INITIALS:
            assert row.inside.acronym in told


@settings(deadline=None)  # a workbook is slow to write where others work too
@given(coalitions(), WANTED)
def test_people_and_addresses_leave_only_inside_and_only_when_asked_for(rows, wanted):
    told = everything_in(file_of(rows, wanted, "0"))
    if not wanted.contacts or wanted.audience is not Audience.COALITION:
        assert "Zqperson" not in told
        assert "@example.org" not in told


@settings(deadline=None)  # a workbook is slow to write where others work too
@given(coalitions(), WANTED, st.integers(0, 4), st.integers(0, 4))
def test_what_one_wrote_about_another_is_noticed_before_it_leaves(rows, wanted, writer, about):
    if max(writer, about) >= len(rows):
        return
    of = rows[about].inside
    rows[writer] = planted(
        writer,
        public=rows[writer].inside.public,
        wishes=rows[writer].inside.wishes,
        country=f"Tavoria ({of.names['fr'].upper()}, {of.acronym})",
        role=f"beside {of.other_names[0]} and {of.contacts[0].address}",
    )
    data = file_of(rows, wanted, "0")
    never = forbidden([row.named for row in rows], KIND, wanted.audience)
    told = everything_in(data).casefold()
    left = [name for name in never.strings if name.casefold() in told]
    try:
        refuse_if_named(data, never)
    except NameLeftIn:
        assert left
    else:
        assert not left
