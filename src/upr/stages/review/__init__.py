"""Will hold the session: speakers, times, statements; asks against what was said."""
