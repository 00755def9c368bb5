"""Addresses of the record."""

from django.urls import path

from uprdesk.record import addresses  # noqa: F401  registers the converter "key"
from uprdesk.record.views import doubts, drop, runs
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
    path("read", drop.drop_page, name="drop"),
    path("read/<uuid:pk>", drop.dropped_page, name="dropped"),
    path("read/<uuid:pk>/describe", drop.describe, name="drop-describe"),
    path("read/<uuid:pk>/save", drop.save_page, name="drop-save"),
    path("read/<uuid:pk>/discard", drop.discard, name="drop-discard"),
    path("read/<uuid:pk>/reading.<slug:form>", drop.drop_file, name="drop-file"),
    path("imports", runs.runs_page, name="runs"),
    path("imports/<int:pk>", runs.run_page, name="run"),
    path("doubts", doubts.doubts_page, name="doubts"),
    path("doubts/<int:pk>", doubts.decide, name="decide"),
]
