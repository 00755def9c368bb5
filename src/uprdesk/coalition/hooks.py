"""What other rooms do when somebody leaves an engagement, or when it changes, closes or ends.

This room may not import the rooms that hang on it: they put their functions here in `ready`. Each
is called inside the transaction of the deed, so that both stand or fall.
"""

from collections.abc import Callable
from datetime import datetime

from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Engagement, Person

Removed = Callable[[Engagement, Person, datetime], None]
Closed = Callable[[Engagement, datetime], None]
Described = Callable[[Here, datetime], None]

_removed: list[Removed] = []
_described: list[Described] = []
_closed: list[Closed] = []
_erased: list[Closed] = []


def on_removed(function: Removed) -> Removed:
    """Call `function(engagement, person, at)` when a person has left an engagement."""
    _removed.append(function)
    return function


def on_described(function: Described) -> Described:
    """Call `function(here, at)` when the name or the review of an engagement has changed: what was
    reckoned from its days and lies outside of the sealed rows is written anew."""
    _described.append(function)
    return function


def on_closed(function: Closed) -> Closed:
    """Call `function(engagement, at)` when a coordinator closes one in an emergency: revoke what
    opens anything without a session (device tokens, feeds)."""
    _closed.append(function)
    return function


def on_erased(function: Closed) -> Closed:
    """Call `function(engagement, at)` before the rows of an engagement are deleted, for what is no
    row of it: files, entries of an index, jobs."""
    _erased.append(function)
    return function


def removed(engagement: Engagement, person: Person, at: datetime) -> None:
    """Tell every room that `person` has left."""
    for function in _removed:
        function(engagement, person, at)


def described(here: Here, at: datetime) -> None:
    """Tell every room that the engagement has another name or review."""
    for function in _described:
        function(here, at)


def closed(engagement: Engagement, at: datetime) -> None:
    """Tell every room that `engagement` is closed."""
    for function in _closed:
        function(engagement, at)


def erased(engagement: Engagement, at: datetime) -> None:
    """Tell every room that `engagement` is about to be erased."""
    for function in _erased:
        function(engagement, at)
