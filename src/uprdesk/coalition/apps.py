"""The coalition as a Django app."""

from django.apps import AppConfig


class CoalitionConfig(AppConfig):
    """People, their rights, and the links that let them in."""

    name = "uprdesk.coalition"
    label = "coalition"

    def ready(self) -> None:
        """Put the people of the installation on the menu, for those who let others in."""
        from uprdesk.coalition.menu import ENTRY
        from uprdesk.shell.menu import register

        register(ENTRY)
