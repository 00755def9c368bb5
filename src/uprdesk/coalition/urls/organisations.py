"""Addresses of organisations."""

from django.urls import path

from uprdesk.coalition.views import naming, organisation_form, organisations

HERE = "desk/<uuid:engagement>/groups/"
ONE = f"{HERE}<uuid:organisation>/"

urlpatterns = [
    path(HERE, organisations.everyone, name="organisations"),
    path(f"{HERE}new/", organisation_form.new, name="organisation-new"),
    path(f"{HERE}needs/", naming.needs, name="needs"),
    path(f"{HERE}printed/", naming.printed, name="as-printed"),
    path(f"{HERE}file/", naming.take_along, name="organisations-file"),
    path(ONE, organisations.one, name="organisation"),
    path(f"{ONE}change/", organisation_form.change, name="organisation-change"),
    path(f"{ONE}remove/", organisations.remove, name="organisation-remove"),
    path(f"{ONE}restore/", organisations.restore, name="organisation-restore"),
]
