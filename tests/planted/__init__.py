"""Words that nobody else writes, typed into every field of every form, and then looked for.

walking    people go through all pages and fill in every form
values     what they type where words would not do
searching  the store, its files, a backup, the logs
"""

STEM = "Zweigquarz"
"""Every planted word begins with it."""

PLACE, PROXIES, BROWSER = "203.0.113.77", "198.51.100.23", "Zweigquarzbrowser/9"
"""From where people come, by what they come, and with what."""

PASSWORD = f"{STEM} opens four doors"
"""Of everybody at the beginning."""
OTHER_PASSWORD = f"{STEM} opens five doors"
