"""Addresses of the plan; neutral words, since an address is read over a shoulder."""

from django.urls import path

from uprdesk.stages.timeline.views import calendar, item, plan, task, today

DESK = "desk/<uuid:engagement>/"
ITEM = f"{DESK}plan/<slug:what>/"

app_name = "timeline"
urlpatterns = [
    path(DESK, today.today, name="today"),
    path(f"{DESK}plan/", plan.plan, name="plan"),
    path(f"{DESK}plan/picture/", plan.picture, name="picture"),
    path(f"{DESK}plan/new/", task.new, name="new"),
    path(ITEM, item.item, name="item"),
    path(f"{ITEM}done/", item.done, name="done"),
    path(f"{ITEM}take/", item.take, name="take"),
    path(f"{ITEM}owners/", item.owners, name="owners"),
    path(f"{ITEM}note/", item.note, name="note"),
    path(f"{ITEM}date/", item.announce, name="announce"),
    path(f"{ITEM}date/withdraw/", item.withdraw, name="withdraw"),
    path(f"{ITEM}change/", task.change, name="change"),
    path(f"{ITEM}remove/", task.remove, name="remove"),
    path(f"{DESK}calendar/", calendar.calendar, name="calendar"),
    path(f"{DESK}calendar/full/", calendar.full_titles, name="full-titles"),
    path(f"{DESK}calendar/make/", calendar.make, name="make"),
    path(f"{DESK}calendar/end/", calendar.end, name="end"),
    path(f"{DESK}calendar/mail/", calendar.mail, name="mail"),
    path("c/<slug:token>.ics", calendar.feed, name="feed"),
]
