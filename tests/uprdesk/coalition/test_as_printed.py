"""What every document would print: as each organisation wishes, in three languages."""

from hypothesis import given, settings

from tests.uprdesk.coalition.organisations import AUDIENCES, coalitions, planted, words_of
from upr.coalition import Audience, DocumentKind, Naming, Wish
from uprdesk.coalition.as_printed import LANGUAGES, as_printed


def everything_on(sheet) -> str:
    """All that a sheet shows."""
    warnings = [str(text) for text in sheet.warnings]
    return "\n".join([*sheet.lines.values(), *(sheet.submitters or []), *warnings])


@settings(deadline=None)
@given(coalitions(), AUDIENCES)
def test_no_sheet_shows_a_name_that_may_not_stand_in_that_document(rows, audience):
    sheets = as_printed(rows, audience)
    assert [sheet.label for sheet in sheets] == [kind.label for kind in DocumentKind]
    for kind, sheet in zip(DocumentKind, sheets, strict=True):
        told = everything_on(sheet)
        for row in rows:
            naming = row.named.naming(kind, audience)
            if naming is not Naming.FULL:
                assert not [word for word in words_of(row) if word in told]
            if naming in (Naming.AS_COALITION, Naming.NEVER):
                assert row.inside.acronym not in told


@settings(deadline=None)
@given(coalitions(), AUDIENCES)
def test_those_that_submit_are_those_named_in_full(rows, audience):
    [submission, *others] = as_printed(rows, audience)
    named = [row for row in rows if is_full(row, audience)]
    assert submission.submitters == [row.inside.names["es"] for row in named]
    assert submission.joint == (len(named) > 1)
    assert all(sheet.submitters is None for sheet in others)


def is_full(row, audience):
    return row.named.naming(DocumentKind.SUBMISSION, audience) is Naming.FULL


def test_each_language_has_its_own_line():
    wish = (Wish(Naming.INITIALS, DocumentKind.LETTER, Audience.STATES),)
    [sheet, *_] = as_printed([planted(1, public=Naming.FULL, wishes=wish)], Audience.PUBLIC)
    assert tuple(sheet.lines) == LANGUAGES
    assert (sheet.lines["es"], sheet.lines["fr"]) == ("Zqname001", "Zqnom001")
