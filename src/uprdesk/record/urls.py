"""Addresses of the record."""

from django.urls import path

from uprdesk.record import addresses  # noqa: F401  registers the converters
from uprdesk.record.views import doubts, drop, runs
from uprdesk.record.views.alike import alike_page, similar_page
from uprdesk.record.views.export import export
from uprdesk.record.views.forecast import forecast_page
from uprdesk.record.views.issue import issue_page, issues_page
from uprdesk.record.views.labels import correct_label
from uprdesk.record.views.measures import measures_page, train
from uprdesk.record.views.recommendation import recommendation_page
from uprdesk.record.views.sample import report_to_try
from uprdesk.record.views.search import search_page
from uprdesk.record.views.session import session_page, sessions_page
from uprdesk.record.views.state import asks_page, state_page
from uprdesk.record.views.states import states_page
from uprdesk.record.views.targets import targets_file, targets_page, whom_page

app_name = "record"
urlpatterns = [
    path("", search_page, name="search"),
    path("export.<slug:form>", export, name="export"),
    path("recommendation/<key:key>", recommendation_page, name="recommendation"),
    path("recommendation/<key:key>/label", correct_label, name="label"),
    path("recommendation/<key:key>/alike", alike_page, name="alike"),
    path("alike", similar_page, name="similar"),
    path("measures", measures_page, name="measures"),
    path("measures/train", train, name="train"),
    path("states", states_page, name="states"),
    path("state/<state:code>", state_page, name="state"),
    path("state/<state:code>/asks", asks_page, name="asks"),
    path("state/<state:code>/forecast", forecast_page, name="forecast"),
    path("state/<state:code>/targets", targets_page, name="targets"),
    path("state/<state:code>/targets.<slug:form>", targets_file, name="targets-file"),
    path("targets", whom_page, name="whom"),
    path("issues", issues_page, name="issues"),
    path("issue/<slug:code>", issue_page, name="issue"),
    path("sessions", sessions_page, name="sessions"),
    path("session/<int:number>", session_page, name="session"),
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
