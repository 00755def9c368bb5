"""The coalition's plan: what is due when, who does it, what is done; the first page of the day."""
