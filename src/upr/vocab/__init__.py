"""Closed lists that others decided: States, groups, sessions, reviews, issues, themes, limits.

Each list is a CSV file in `data` with its source in every row; the code only looks things up.
Look-ups forgive what people type and give back exactly what the list says.
"""

from upr.vocab.actions import Action, UnknownAction, action, all_actions
from upr.vocab.issues import (
    Issue,
    UnknownIssue,
    all_issues,
    find_issue,
    issue,
    issue_spellings,
)
from upr.vocab.names import fold
from upr.vocab.reviews import (
    Review,
    Status,
    UnknownReview,
    all_reviews,
    find_review,
    review,
    reviews_in,
    reviews_of,
    session_for_symbol,
    session_of,
)
from upr.vocab.sessions import (
    Cycle,
    Session,
    UnknownSession,
    all_cycles,
    all_sessions,
    cycle_of,
    session,
    session_of_hrc,
    sessions_of_symbol,
)
from upr.vocab.states import (
    SAMPLE_STATES,
    STATES,
    Mention,
    State,
    UnknownState,
    find_state,
    iso3,
    mentions,
    name_of,
    names_pattern,
    spellings,
    state,
)

__all__ = [
    "SAMPLE_STATES",
    "STATES",
    "Action",
    "Cycle",
    "Issue",
    "Mention",
    "Review",
    "Session",
    "State",
    "Status",
    "UnknownAction",
    "UnknownIssue",
    "UnknownReview",
    "UnknownSession",
    "UnknownState",
    "action",
    "all_actions",
    "cycle_of",
    "all_cycles",
    "find_issue",
    "find_review",
    "find_state",
    "fold",
    "iso3",
    "issue",
    "issue_spellings",
    "all_issues",
    "mentions",
    "name_of",
    "names_pattern",
    "review",
    "all_reviews",
    "reviews_in",
    "reviews_of",
    "session",
    "session_for_symbol",
    "session_of",
    "session_of_hrc",
    "all_sessions",
    "sessions_of_symbol",
    "spellings",
    "state",
]
