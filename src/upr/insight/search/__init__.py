"""Words and queries of people who search the record in three languages, and sets of rows counted."""
