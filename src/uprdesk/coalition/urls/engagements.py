"""Addresses of engagements: begin, the way in, its settings."""

from django.urls import path

from uprdesk.coalition.views import engagements

urlpatterns = [
    path("desk/", engagements.desk, name="desk"),
    path("desk/begin/", engagements.begin, name="begin"),
    path("desk/<uuid:engagement>/waiting/", engagements.waiting, name="waiting"),
    path("desk/<uuid:engagement>/settings/", engagements.settings, name="settings"),
]
