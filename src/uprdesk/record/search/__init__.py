"""Search of the record: filters, hits from the store's own full text, counts, pages by key.

Which recommendations hold the words is asked of SQLite's FTS5 or of PostgreSQL's full text; all
filters and counts are sets of one edition of the record, kept in memory (`upr.insight.search.tally`).
"""

from uprdesk.record.search.edition import current
from uprdesk.record.search.filters import Filters, WrongFilter
from uprdesk.record.search.index import rebuild
from uprdesk.record.search.searching import PAGE, Found, every, how_many, looser, search

__all__ = [
    "PAGE",
    "Filters",
    "Found",
    "WrongFilter",
    "current",
    "every",
    "how_many",
    "looser",
    "rebuild",
    "search",
]
