"""The record as a Django app."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """What the UN says: tables, importer, search and pages."""

    name = "uprdesk.record"
    label = "record"

    def ready(self) -> None:
        """Put the record on the menu."""
        from uprdesk.record.menu import ENTRY
        from uprdesk.shell.menu import register

        register(ENTRY)
