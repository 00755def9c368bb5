"""Downloads hold exactly what the search finds, in the fields that scripts rely on."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook

from upr.output.fields import SEARCH

pytestmark = pytest.mark.usefixtures("record")


def download(client, form, query=""):
    response = client.get(reverse("record:export", args=[form]) + f"?{query}")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="record.{form}"'
    return b"".join(response.streaming_content)


def texts(data: bytes, form: str) -> list[str]:
    """The column `text` of a download."""
    if form == "json":
        return [row["text"] for row in json.loads(data)]
    if form == "csv":
        return [row["text"] for row in csv.DictReader(StringIO(data.decode(), newline=""))]
    head, *rows = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()
    return [row[head.index("text")] for row in rows]


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_a_download_holds_what_the_page_shows(as_bruno, form):
    query = "words=school&state=CRI"
    shown = as_bruno.get(f"{reverse('record:search')}?{query}").context["rows"]
    assert texts(download(as_bruno, form, query), form) == [row.text for row in shown]
    assert len(shown) == 2


def test_the_fields_of_the_contract_come_first(as_bruno):
    head = next(csv.reader(StringIO(download(as_bruno, "csv").decode())))
    assert tuple(head[: len(SEARCH)]) == SEARCH


def test_a_table_without_rows_still_has_its_head(as_bruno):
    assert texts(download(as_bruno, "csv", "words=lighthouse"), "csv") == []
    assert download(as_bruno, "json", "words=lighthouse") == b"[\n]\n"


def test_other_formats_are_not_there(as_bruno):
    assert as_bruno.get("/record/export.pdf").status_code == 404
