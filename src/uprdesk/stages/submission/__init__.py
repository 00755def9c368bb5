"""Will hold drafting together, comments, checks and filing."""
