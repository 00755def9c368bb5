"""Pages of people and engagements."""
