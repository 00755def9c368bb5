"""What people do about people and engagements: one verb, one function, one transaction."""

from uprdesk.coalition.actions.door import (
    LINK_LASTS,
    LastAdministrator,
    LinkSpent,
    NameTaken,
    SignedIn,
    SignInRefused,
    accept,
    change_password,
    grant,
    join_by_link,
    make_first_link,
    make_link,
    open_link,
    revoke,
    set_roles,
    sign_in,
)
from uprdesk.coalition.actions.forgetting import forget
from uprdesk.coalition.actions.members import AlreadyIn

__all__ = [
    "AlreadyIn",
    "LINK_LASTS",
    "LastAdministrator",
    "LinkSpent",
    "NameTaken",
    "SignInRefused",
    "SignedIn",
    "accept",
    "change_password",
    "forget",
    "grant",
    "join_by_link",
    "make_first_link",
    "make_link",
    "open_link",
    "revoke",
    "set_roles",
    "sign_in",
]
