"""The coalition as a Django app."""

from django.apps import AppConfig


class CoalitionConfig(AppConfig):
    """People, their rights, and the links that let them in."""

    name = "uprdesk.coalition"
    label = "coalition"
