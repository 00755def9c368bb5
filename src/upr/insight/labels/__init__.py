"""What a recommendation is about and how strong it is: issues, action category, persons, goals.

`label` gives everything at once; the modules beside it are what it asks.
"""

from upr.insight.labels.label import Labels, label
from upr.insight.labels.scored import Origin, Scored

__all__ = ["Labels", "Origin", "Scored", "label"]
