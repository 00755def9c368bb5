"""All addresses of people and engagements, by noun; neutral words, since an address is read over a
shoulder. What is inside an engagement begins with desk/<uuid:engagement>/."""

from uprdesk.coalition.urls import (
    decisions,
    door,
    engagements,
    keys,
    members,
    organisations,
    second_step,
    trace,
)

app_name = "coalition"
urlpatterns = [
    *door.urlpatterns,
    *second_step.urlpatterns,
    *engagements.urlpatterns,
    *members.urlpatterns,
    *organisations.urlpatterns,
    *decisions.urlpatterns,
    *keys.urlpatterns,
    *trace.urlpatterns,
]
