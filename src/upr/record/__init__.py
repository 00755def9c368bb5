"""The nouns of the record: symbol, session, review, recommendation, response, reading.

What more than one stage talks about is defined here, once, in the UN's words. Values only:
nothing here reads a file, asks a database or knows the time.
"""

from upr.record.answer import ANSWERS, answer_called
from upr.record.reading import KINDS, Document, Pledge, Reading, StatedPosition, Unread
from upr.record.reason import Reason
from upr.record.recommendation import (
    Position,
    Recommendation,
    Response,
    key_of,
    response_of,
    text_hash,
)

__all__ = [
    "ANSWERS",
    "KINDS",
    "Document",
    "Pledge",
    "Position",
    "Reading",
    "Reason",
    "Recommendation",
    "Response",
    "StatedPosition",
    "Unread",
    "answer_called",
    "key_of",
    "response_of",
    "text_hash",
]
