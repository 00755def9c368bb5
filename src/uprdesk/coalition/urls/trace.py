"""Addresses of the trace."""

from django.urls import path

from uprdesk.coalition.views import trace

urlpatterns = [
    path("desk/<uuid:engagement>/notes/", trace.trace, name="trace"),
    path("desk/<uuid:engagement>/notes/<str:form>/", trace.export, name="trace-export"),
]
