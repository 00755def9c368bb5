"""The workbench: people, permissions, database and pages around the library `upr`."""
