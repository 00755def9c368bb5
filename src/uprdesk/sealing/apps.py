"""The keys as a Django app: for the one table that they have."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Boxes, key pairs, passwords, and the sealed sessions."""

    name = "uprdesk.sealing"
    label = "sealing"
