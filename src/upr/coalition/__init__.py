"""The coalition as pure thinking: how organisations may be named, when a decision is taken, what
is lacking. People, rights and keys are `uprdesk.coalition`; here nobody is signed in.
"""

from upr.coalition.forbidden import Forbidden, Found, forbidden
from upr.coalition.naming import Printed, PrintedName, printed
from upr.coalition.organisation import (
    Audience,
    DocumentKind,
    Naming,
    Organisation,
    Status,
    Wish,
)

__all__ = [
    "Audience",
    "DocumentKind",
    "Forbidden",
    "Found",
    "Naming",
    "Organisation",
    "Printed",
    "PrintedName",
    "Status",
    "Wish",
    "forbidden",
    "printed",
]
