"""People who act at random in engagements, and a model that says what each of them may.

model  who takes part where, as it should be
world  the store, a browser for each person, and what is looked at after each act
loot   what somebody opens who keeps every key they ever held, and copies of the store
acts   what people do
"""

from tests.random_members import acts, pages
from tests.random_members.world import Act, World

ACTS: dict[str, tuple[int, Act]] = {
    "begin": (1, acts.begin),
    "invite": (4, acts.invite),
    "withdraw": (1, acts.withdraw),
    "join": (5, acts.join),
    "admit": (6, acts.admit),
    "change_parts": (4, acts.change_parts),
    "remove": (2, acts.remove),
    "leave": (1, acts.leave),
    "renew": (1, acts.renew),
    "rename": (1, acts.rename),
    "forget_password": (1, acts.forget_password),
    "issue_files": (2, acts.issue_files),
    "take_file": (4, acts.take_file),
    "recover": (2, acts.recover),
    "close": (1, acts.close),
    "reopen": (2, acts.reopen),
    "erase": (1, acts.erase),
    "plunder": (3, acts.plunder),
    "replay": (2, acts.replay),
    "read": (20, pages.read),
    "read_plain": (4, pages.read_plain),
    "write": (20, pages.write),
    "follow_calendar": (3, pages.follow_calendar),
    "forge": (8, pages.forge),
}
"""Name → how often it is drawn among the others, and what it does."""

WEIGHTED = [name for name, (weight, _act) in ACTS.items() for _ in range(weight)]

__all__ = ["ACTS", "WEIGHTED", "World"]
