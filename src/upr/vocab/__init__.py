"""Closed lists that others decided: States, groups, sessions, reviews, issues, themes, limits."""
