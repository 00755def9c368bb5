"""Words that people ask with: posted, and never in an address."""

from pathlib import Path

import pytest
from django.http import HttpResponse
from lxml import html

from uprdesk import record
from uprdesk.record.views.posted import never_by_address

TEMPLATES = sorted(Path(record.__file__).parent.rglob("templates/**/*.html"))


def forms_in(template: str) -> list[html.HtmlElement]:
    return html.fromstring(f"<div>{template}</div>").findall(".//form")


def is_asked_by_address(form: html.HtmlElement) -> bool:
    """Whether a form of several lines of words would put them into an address."""
    return form.find(".//textarea") is not None and form.get("method", "get").lower() != "post"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_form_of_the_record_puts_a_text_into_an_address(template):
    found = forms_in(template.read_text(encoding="utf-8"))
    assert not [form for form in found if is_asked_by_address(form)]


def test_a_form_that_does_would_be_noticed():
    [form] = forms_in(
        "<form action='{{ here }}'><c-labelled><textarea></textarea></c-labelled></form>"
    )
    assert is_asked_by_address(form)


def test_there_are_forms_to_look_at():
    found = [form for path in TEMPLATES for form in forms_in(path.read_text(encoding="utf-8"))]
    assert [form for form in found if form.find(".//textarea") is not None]


def test_a_parameter_is_taken_out_of_the_address_and_the_others_stay(rf):
    seen = []

    @never_by_address("ask")
    def view(request):
        seen.extend([request.GET.urlencode(), request.get_full_path(), request.POST.get("ask")])
        return HttpResponse()

    view(rf.post("/list?ask=Ban+it&issue=Migrants&ask=Again", {"ask": "Protect them"}))
    assert seen == ["issue=Migrants", "/list?issue=Migrants", "Protect them"]
