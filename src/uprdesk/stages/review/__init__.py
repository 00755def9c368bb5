"""Will hold watching the session and the live list of recommendations."""
