"""An address whose view says nothing about who may open it."""

from django.http import HttpResponse
from django.urls import include, path

from uprdesk.config.urls import urlpatterns as ours

urlpatterns = [
    path("forgotten/", lambda request: HttpResponse("open")),
    path("", include(ours)),
]
