"""Tags of the templates of engagements."""
