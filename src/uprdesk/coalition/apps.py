"""The coalition as a Django app."""

from django.apps import AppConfig


class CoalitionConfig(AppConfig):
    """People, their rights, and the links that let them in."""

    name = "uprdesk.coalition"
    label = "coalition"

    def ready(self) -> None:
        """Put engagements and the person's own pages on the menu."""
        from uprdesk.coalition import doctor  # noqa: F401  adds its looks
        from uprdesk.coalition.current import only_start
        from uprdesk.coalition.menu import ENTRY, OWN_PAGES
        from uprdesk.shell import menu

        menu.register(ENTRY)
        menu.register_start(only_start)
        for page in OWN_PAGES:
            menu.register_own_page(page)
