"""Addresses of the house itself."""

from django.urls import path

from uprdesk.shell import gallery, views

app_name = "shell"
urlpatterns = [
    path("", views.home, name="home"),
    path("language/<str:code>/", views.language, name="language"),
    path("leave/", views.leave, name="leave"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("health/", views.healthy, name="health"),
    path("jobs/", views.long_work, name="jobs"),
    path("jobs/<uuid:pk>/", views.job, name="job"),
    path("jobs/<uuid:pk>/cancel/", views.cancel, name="cancel"),
]
