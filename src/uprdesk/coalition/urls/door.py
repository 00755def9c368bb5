"""Addresses at the door; neutral words, since an address is read over a shoulder."""

from django.urls import path

from uprdesk.coalition.views import account, door, erasing, people

urlpatterns = [
    path("sign-in/", door.sign_in, name="sign-in"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("link/<str:token>/", door.link, name="link"),
    path("link/<str:token>/accept/", door.accept, name="accept"),
    path("link/<str:token>/join/", door.join, name="join"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="password"),
    path("account/erase/", erasing.erase_account, name="erase-account"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/roles/", people.roles, name="roles"),
]
