"""The report to try comes with the sample and with nothing else; nothing invented is at the UN."""

import pytest
from django.urls import reverse

from tests.factories import DropFactory
from tests.uprdesk.record.readings import report
from uprdesk.record import importer, sample
from uprdesk.record.models import Recommendation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("form", "beginning"), [("pdf", b"%PDF-"), ("docx", b"PK")], ids=["pdf", "docx"]
)
def test_the_report_to_try_is_a_file_to_take(as_bruno, settings, tmp_path, form, beginning):
    settings.DATA = tmp_path
    address = reverse("record:report-to-try", args=[form])
    assert as_bruno.get(address).status_code == 404
    assert address not in as_bruno.get(reverse("record:drop")).content.decode()

    sample.keep(tmp_path)
    answer = as_bruno.get(address)

    assert address in as_bruno.get(reverse("record:drop")).content.decode()
    assert b"".join(answer.streaming_content).startswith(beginning)
    assert answer["Content-Disposition"] == f'attachment; filename="A-HRC-29-902_en.{form}"'
    assert as_bruno.get(reverse("record:report-to-try", args=["exe"])).status_code == 404


def test_no_invented_document_is_looked_for_at_the_un(as_amina, cast, noon):
    importer.save(report(), sha256="0" * 64, at=noon, sample=True)
    one = Recommendation.objects.first()
    drop = DropFactory(owner=cast.amina, reading=report())
    for address in (reverse("record:recommendation", args=[one.key]), drop.get_absolute_url()):
        page = as_amina.get(address).content.decode()
        assert one.document.symbol in page
        assert "docs.un.org" not in page
