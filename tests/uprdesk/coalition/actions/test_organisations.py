"""Organisations: who writes them down, changes them, takes them out and brings them back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.uprdesk.coalition.organisations import about, added, number
from upr.coalition import Audience, Naming
from upr.output.names_left import NameLeftIn
from upr.output.table import TableFormat
from uprdesk.coalition import trace
from uprdesk.coalition.actions import organisations
from uprdesk.coalition.actions.editing import ChangedMeanwhile
from uprdesk.coalition.models import AboutNeeds, CoalitionNeeds, Organisation, TraceEntry
from uprdesk.coalition.organisations import all_of, needs_of, removed_of
from uprdesk.coalition.organisations_file import Wanted

pytestmark = pytest.mark.django_db


def deeds(ours):
    entries = TraceEntry.objects.filter(engagement=ours.engagement, deed__startswith="organisation")
    return list(entries.order_by("number").values_list("deed", flat=True))


def test_what_is_written_down_is_read_again_and_lies_sealed(ours, noon):
    here = ours.here(ours.luna)
    row = added(here, noon, "Casa Ñandú", themes=("trans",), acronym="CÑ")
    [found] = all_of(here)
    assert found.inside == row.inside
    assert "Ñandú".encode() not in bytes(Organisation.objects.get().sealed)
    assert deeds(ours) == ["organisation.added"]


def test_a_member_speaks_for_what_they_add_and_changes_that_alone(ours, noon):
    luna, sol = ours.here(ours.luna), ours.here(ours.sol)
    other = added(luna, noon, "Otra Casa")
    own = added(sol, noon)
    assert own.inside.speakers == (number(sol, ours.sol),)
    changed = replace(own.inside, role="minutes", speakers=())
    row = organisations.change(sol, own.pk, changed, version=1, at=noon)
    assert (row.inside.role, row.inside.speakers) == ("minutes", own.inside.speakers)
    for refused in (
        lambda: organisations.change(sol, other.pk, other.inside, version=1, at=noon),
        lambda: organisations.remove(sol, other.pk, at=noon),
        lambda: organisations.change(ours.here(ours.elena), own.pk, changed, version=2, at=noon),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    assert len(all_of(luna)) == 2


@pytest.mark.parametrize("who", ["mar", "rio", "faro", "nube"])
def test_other_parts_add_nothing(ours, noon, who):
    with pytest.raises(PermissionDenied):
        added(ours.here(getattr(ours, who)), noon)
    assert not Organisation.objects.exists()


def test_whoever_saves_second_sees_what_the_first_saved(ours, noon):
    here = ours.here(ours.luna)
    row = added(here, noon)
    organisations.change(here, row.pk, about(role="first"), version=1, at=noon)
    with pytest.raises(ChangedMeanwhile) as caught:
        organisations.change(here, row.pk, about(role="second"), version=1, at=noon)
    assert caught.value.row.inside.role == "first"
    [found] = all_of(here)
    assert (found.inside.role, found.version) == ("first", 2)
    organisations.remove(here, row.pk, at=noon)
    with pytest.raises(ChangedMeanwhile) as caught:
        organisations.change(here, row.pk, about(role="third"), version=2, at=noon)
    assert caught.value.row is None


def test_saving_what_stands_there_is_no_change(ours, noon):
    here = ours.here(ours.luna)
    row = added(here, noon)
    assert organisations.change(here, row.pk, about(), version=1, at=noon).version == 1
    assert deeds(ours) == ["organisation.added"]


def test_one_name_stands_once(ours, noon):
    here = ours.here(ours.luna)
    first = added(here, noon)
    second = added(here, noon, "Otra Casa")
    with pytest.raises(organisations.SameName):
        added(here, noon, "RED TAPO  norte")
    with pytest.raises(organisations.SameName):
        organisations.change(here, second.pk, about(), version=1, at=noon)
    organisations.remove(here, first.pk, at=noon)
    added(here, noon)
    with pytest.raises(organisations.SameName):
        organisations.restore(here, first.pk, at=noon)


def test_what_is_taken_out_comes_back_for_thirty_days_and_then_is_gone(ours, noon):
    here = ours.here(ours.luna)
    row = added(here, noon)
    organisations.remove(here, row.pk, at=noon)
    assert (all_of(here), [one.pk for one in removed_of(here)]) == ([], [row.pk])
    organisations.forget(noon + timedelta(days=29))
    organisations.restore(here, row.pk, at=noon)
    assert [one.pk for one in all_of(here)] == [row.pk]
    organisations.remove(here, row.pk, at=noon)
    organisations.forget(noon + timedelta(days=30))
    assert not Organisation.objects.exists()
    with pytest.raises(ChangedMeanwhile):
        organisations.restore(here, row.pk, at=noon)


def test_needs_are_said_by_those_who_lead(ours, noon):
    here = ours.here(ours.luna)
    assert needs_of(here).languages == ("en", "es", "fr")
    wanted = AboutNeeds(themes=("trans",), languages=("es",), status=False, places=("Darién",))
    organisations.set_needs(here, wanted, version=0, at=noon)
    assert needs_of(here) == wanted.needs
    with pytest.raises(ChangedMeanwhile) as caught:
        organisations.set_needs(here, AboutNeeds(), version=0, at=noon)
    assert caught.value.row.inside == wanted
    with pytest.raises(PermissionDenied):
        organisations.set_needs(ours.here(ours.sol), AboutNeeds(), version=1, at=noon)
    assert CoalitionNeeds.objects.count() == 1


def wanted(audience=Audience.COALITION, **more):
    return Wanted(form=TableFormat.CSV, audience=audience, language="es", **more)


def test_a_file_is_traced_and_holds_the_end_of_the_trace(ours, noon):
    here = ours.here(ours.luna)
    added(here, noon)
    text = organisations.take_along(here, wanted(), at=noon).decode()
    assert "Red Tapo Norte" in text
    assert trace.end_of(ours.engagement) in text
    assert deeds(ours)[-1] == "organisations.exported"


@pytest.mark.parametrize("who", ["mar", "rio", "faro", "sol", "nube"])
def test_others_take_nothing_along(ours, noon, who):
    with pytest.raises(PermissionDenied):
        organisations.take_along(ours.here(getattr(ours, who)), wanted(), at=noon)


def test_a_file_in_which_somebody_wrote_a_forbidden_name_does_not_leave(ours, noon):
    here = ours.here(ours.luna)
    added(here, noon, "Casa Ñandú", public=Naming.NEVER)
    added(here, noon, country="Tavoria, beside Casa Ñandú")
    before = trace.end_of(ours.engagement)
    with pytest.raises(NameLeftIn) as caught:
        organisations.take_along(here, wanted(Audience.PUBLIC), at=noon)
    assert "andú" not in f"{caught.value.message} {caught.value.hint}"
    assert trace.end_of(ours.engagement) == before


def test_a_doubtful_word_leaves_when_somebody_has_looked(ours, noon):
    here = ours.here(ours.luna)
    added(here, noon, "Voces Libres del Istmo", acronym="MAR", public=Naming.NEVER)
    added(here, noon, country="Tavoria, junto al mar")
    with pytest.raises(NameLeftIn):
        organisations.take_along(here, wanted(Audience.PUBLIC), at=noon)
    looked = wanted(Audience.PUBLIC, looked_at=True)
    assert b"junto al mar" in organisations.take_along(here, looked, at=noon)


def test_who_was_taken_out_is_not_named_either_unless_written_down_anew(ours, noon):
    here = ours.here(ours.luna)
    gone = added(here, noon, "Casa Ñandú", public=Naming.NEVER)
    organisations.remove(here, gone.pk, at=noon)
    row = added(here, noon, country="Tavoria, beside Casa Ñandú")
    with pytest.raises(NameLeftIn):
        organisations.take_along(here, wanted(Audience.PUBLIC), at=noon)
    organisations.change(here, row.pk, about(), version=1, at=noon)
    added(here, noon, "Casa Ñandú")
    assert "Casa Ñandú" in organisations.take_along(here, wanted(Audience.PUBLIC), at=noon).decode()
