"""The rules by themselves."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory

from uprdesk.coalition.doors import needs, public, record_reader, signed_in
from uprdesk.coalition.rights import Can


def page(request):
    """A page."""
    return HttpResponse("open")


def asked_by(person):
    request = RequestFactory().get("/a/page/?q=1")
    request.user = person or AnonymousUser()
    return request


def test_a_right_is_needed(cast):
    guarded = needs(Can.CURATE)(page)
    assert guarded(asked_by(cast.amina)).content == b"open"
    with pytest.raises(PermissionDenied):
        guarded(asked_by(cast.bruno))
    assert guarded(asked_by(None)).url == "/sign-in/?next=/a/page/%3Fq%3D1"


@pytest.mark.parametrize(("is_open", "status"), [(True, 200), (False, 302)])
def test_the_record_is_open_to_visitors_only_by_a_setting(cast, settings, is_open, status):
    settings.PUBLIC_RECORD = is_open
    guarded = record_reader(page)
    assert guarded(asked_by(None)).status_code == status
    assert guarded(asked_by(cast.bruno)).status_code == 200


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (public, "public"),
        (signed_in, "signed in"),
        (record_reader, Can.READ_RECORD),
        (needs(Can.ADMINISTER), Can.ADMINISTER),
    ],
)
def test_each_rule_is_written_on_its_view(rule, says):
    view = rule(lambda request: HttpResponse())
    assert view.needs == says
