"""Base page, components and their gallery, static files, tags and background jobs; knows no room."""
