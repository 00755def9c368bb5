"""Addresses of the people of an engagement."""

from django.urls import path

from uprdesk.coalition.views import members

urlpatterns = [
    path("desk/<uuid:engagement>/people/", members.people, name="members"),
    path("desk/<uuid:engagement>/people/invite/", members.invite, name="invite"),
    path("desk/<uuid:engagement>/people/links/<int:link>/", members.withdraw, name="withdraw"),
    path("desk/<uuid:engagement>/people/<uuid:member>/", members.one, name="member"),
    path("desk/<uuid:engagement>/people/<uuid:member>/admit/", members.admit, name="admit"),
    path("desk/<uuid:engagement>/people/<uuid:member>/remove/", members.remove, name="remove"),
    path("desk/<uuid:engagement>/leave/", members.leave, name="leave"),
]
