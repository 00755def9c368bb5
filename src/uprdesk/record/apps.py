"""The record as a Django app."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """What the UN says: tables, importer, search and pages."""

    name = "uprdesk.record"
    label = "record"
