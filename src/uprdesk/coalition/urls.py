"""Addresses at the door; neutral words, since an address is read over a shoulder."""

from django.urls import path

from uprdesk.coalition import people, views

app_name = "coalition"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("link/<str:token>/", views.link, name="link"),
    path("link/<str:token>/accept/", views.accept, name="accept"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/roles/", people.roles, name="roles"),
]
