"""Addresses of the record."""

from django.urls import path

from uprdesk.record import addresses  # noqa: F401  registers the converter "key"
from uprdesk.record.views.export import export
from uprdesk.record.views.recommendation import recommendation_page
from uprdesk.record.views.sample import report_to_try
from uprdesk.record.views.search import search_page

app_name = "record"
urlpatterns = [
    path("", search_page, name="search"),
    path("export.<slug:form>", export, name="export"),
    path("recommendation/<key:key>", recommendation_page, name="recommendation"),
    path("sample.<slug:form>", report_to_try, name="report-to-try"),
]
