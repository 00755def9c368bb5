"""All addresses: each room brings its own."""

from django.urls import include, path

urlpatterns = [
    path("", include("uprdesk.shell.urls")),
    path("", include("uprdesk.coalition.urls")),
    path("record/", include("uprdesk.record.urls")),
    path("", include("uprdesk.stages.timeline.urls")),
]

handler400 = "uprdesk.shell.errors.bad_request"
handler403 = "uprdesk.shell.errors.forbidden"
handler404 = "uprdesk.shell.errors.not_found"
handler500 = "uprdesk.shell.errors.server_error"
