"""Will turn many submissions into the attributed ten-page summary."""
