"""The shell as a Django app."""

from django.apps import AppConfig


class ShellConfig(AppConfig):
    """Base page, errors, menu and jobs; knows no room."""

    name = "uprdesk.shell"
    label = "shell"

    def ready(self) -> None:
        """Register the checks of dangerous settings."""
        from uprdesk.shell import checks  # noqa: F401
