"""Forms of people and engagements: they tidy what was typed."""
