"""Addresses of keys: recovery, renewal, emergency."""

from django.urls import path

from uprdesk.coalition.views import erasing, keys, recovery

DESK = "desk/<uuid:engagement>/"

urlpatterns = [
    path(f"{DESK}keys/", keys.keys, name="keys"),
    path(f"{DESK}keys/renew/", keys.renew, name="renew"),
    path(f"{DESK}keys/go-on/", keys.go_on, name="go-on"),
    path(f"{DESK}keys/files/", keys.issue, name="issue-files"),
    path(f"{DESK}keys/close/", recovery.close, name="close"),
    path(f"{DESK}erase/", erasing.erase, name="erase"),
    path(f"{DESK}erase/stop/", erasing.stop, name="erase-stop"),
    path(f"{DESK}file/", recovery.own_file, name="recovery-file"),
    path(f"{DESK}file/download/", recovery.download, name="recovery-download"),
    path(f"{DESK}file/taken/", recovery.taken, name="recovery-taken"),
    path(f"{DESK}recover/", recovery.recover, name="recover"),
]
