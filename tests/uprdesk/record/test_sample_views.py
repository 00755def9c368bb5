"""The report to try comes with the sample and with nothing else."""

import pytest
from django.urls import reverse

from uprdesk.record import sample

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
