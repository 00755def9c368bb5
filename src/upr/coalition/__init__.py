"""The coalition as pure thinking: how organisations may be named, when a decision is taken, what
is lacking. People, rights and keys are `uprdesk.coalition`; here nobody is signed in.
"""

from upr.coalition.clocks import TwoClocks, moment_in, on_both_clocks
from upr.coalition.decisions import Outcome, Standing, outcome
from upr.coalition.forbidden import Forbidden, Found, forbidden
from upr.coalition.gaps import CAPITAL, GENEVA, Gap, GapKind, Needs, gaps
from upr.coalition.naming import Printed, PrintedName, printed
from upr.coalition.organisation import (
    Audience,
    DocumentKind,
    Naming,
    Organisation,
    Status,
    Wish,
)
from upr.coalition.proposals import ABSTAIN, Proposal, Rule, Vote, check

__all__ = [
    "ABSTAIN",
    "CAPITAL",
    "GENEVA",
    "Audience",
    "DocumentKind",
    "Forbidden",
    "Found",
    "Gap",
    "GapKind",
    "Naming",
    "Needs",
    "Organisation",
    "Outcome",
    "Printed",
    "PrintedName",
    "Proposal",
    "Rule",
    "Standing",
    "Status",
    "TwoClocks",
    "Vote",
    "Wish",
    "check",
    "forbidden",
    "gaps",
    "moment_in",
    "on_both_clocks",
    "outcome",
    "printed",
]
