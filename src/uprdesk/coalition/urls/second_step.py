"""Addresses of the second step of signing in, and sessions."""

from django.urls import path

from uprdesk.coalition.views import second_step, sessions, steps

urlpatterns = [
    path("sign-in/more/", second_step.second_step, name="second-step"),
    path("account/app/", steps.add_app, name="add-app"),
    path("account/passkey/", steps.add_passkey, name="add-passkey"),
    path("account/codes/", steps.new_codes, name="new-codes"),
    path("account/steps/<uuid:pk>/remove/", steps.remove_step, name="remove-step"),
    path("account/sessions/end/", sessions.end_others, name="end-sessions"),
    path("account/sessions/<int:pk>/end/", sessions.end_session, name="end-session"),
]
