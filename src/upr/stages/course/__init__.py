"""Will hold lessons, exercises and the mock review."""
