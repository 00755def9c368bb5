"""WHAT THE UN SAYS (public): tables, importer, search and pages."""
