"""Tables of the public record. Only `importer` writes them; private rooms refer to them by key."""

from uprdesk.record.models.document import Document, StatedPosition, VoluntaryPledge
from uprdesk.record.models.recommendation import Alias, Label, Recommendation, Recommender, Source
from uprdesk.record.models.run import Doubt, Edition, ImportRun, Refusal

__all__ = [
    "Alias",
    "Document",
    "Doubt",
    "Edition",
    "ImportRun",
    "Label",
    "Recommendation",
    "Recommender",
    "Refusal",
    "Source",
    "StatedPosition",
    "VoluntaryPledge",
]
