"""Will say which States to ask, what to ask them, and put the ask on one page."""
