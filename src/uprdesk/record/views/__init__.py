"""Pages of the record, a module for each noun."""
