"""Tables of the public record. Only `importer` writes them; private rooms refer to them by key.

Beside them `Drop` and `Piece`: what a person had read for themselves; `actions` writes these.
"""

from uprdesk.record.models.document import Document, StatedPosition, VoluntaryPledge
from uprdesk.record.models.drop import Drop, Piece
from uprdesk.record.models.label import Label
from uprdesk.record.models.recommendation import Alias, Recommendation, Recommender, Source
from uprdesk.record.models.run import Doubt, Edition, ImportRun, Refusal

__all__ = [
    "Alias",
    "Document",
    "Doubt",
    "Drop",
    "Edition",
    "ImportRun",
    "Label",
    "Piece",
    "Recommendation",
    "Recommender",
    "Refusal",
    "Source",
    "StatedPosition",
    "VoluntaryPledge",
]
