"""Will hold who does what about each recommendation, and the public page."""
