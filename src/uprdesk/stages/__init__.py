"""WHAT WE DO (private): the stages of the review with their tables and pages."""
