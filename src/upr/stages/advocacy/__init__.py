"""Which States to ask, with reasons a delegate can repeat; later what to ask them, on one page."""

from upr.stages.advocacy.ranking import (
    Target,
    UnusableAsk,
    issues_of_ask,
    targets,
    targets_for_ask,
)

__all__ = ["Target", "UnusableAsk", "issues_of_ask", "targets", "targets_for_ask"]
