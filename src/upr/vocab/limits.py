"""Every number of the UN that can change: words, minutes, days, places; each with its sessions.

No such number stands in the code. A number has the sessions for which it holds, its source, and
a mark: "C" confirmed by a source that was read, "P" in part, "U" from background knowledge or
arithmetic, to be shown as unconfirmed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import gettext_noop, say
from upr.vocab.names import nearest
from upr.vocab.rows import number, rows
from upr.vocab.sessions import session as session_numbered


class UnknownLimit(UnknownName):
    """A limit that our list does not hold, or not for that session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One number and the sessions of the Working Group for which it holds, both included.

    code                what it limits: "submission-words-joint"
    names               the same in words, by language
    value, unit         e.g. 5630 "words", 7.6 "months"
    valid_to_session    None: until something else is decided
    mark                "C", "P" or "U", see above
    note, source        in English
    """

    code: str
    names: Mapping[str, str]
    value: float
    unit: str
    valid_from_session: int
    valid_to_session: int | None
    mark: str
    note: str
    source: str

    @property
    def confirmed(self) -> bool:
        """Whether the number may be shown without a warning."""
        return self.mark == "C"

    def holds(self, session: int) -> bool:
        """Whether it is the number for that session."""
        last = self.valid_to_session
        return self.valid_from_session <= session and (last is None or session <= last)


def _value(text: str) -> float:
    return float(text) if "." in text else int(text)


@cache
def all_limits() -> tuple[Limit, ...]:
    """Every number, past ones included, by code and session."""
    names = {
        row["code"]: MappingProxyType({"en": row["en"], "es": row["es"], "fr": row["fr"]})
        for row in rows("limit_names")
    }
    return tuple(
        Limit(
            code=row["code"],
            names=names[row["code"]],
            value=_value(row["value"]),
            unit=row["unit"],
            valid_from_session=int(row["valid_from_session"]),
            valid_to_session=number(row["valid_to_session"]),
            mark=row["mark"],
            note=row["note"],
            source=row["source"],
        )
        for row in rows("limits")
    )


def limits_in(session: int) -> Mapping[str, Limit]:
    """Code → limit, for all that hold in a session. Raises UnknownSession."""
    number = session_numbered(session).session
    return {one.code: one for one in all_limits() if one.holds(number)}


def find_limit(code: str, *, session: int) -> Limit | None:
    """The limit of that code in a session, None where it has none. Raises UnknownSession."""
    return limits_in(session).get(code)


def limit(code: str, *, session: int) -> Limit:
    """The limit of that code in a session of the Working Group.

    limit("submission-words-joint", session=47).value → 5630. Raises UnknownSession, and
    UnknownLimit for a code we do not hold or that has no number for the session (submissions were
    limited in pages, not words, in the first cycle).
    """
    found = find_limit(code, session=session)
    if found:
        return found
    codes = {one.code.replace("-", " "): one.code for one in all_limits()}
    raise UnknownLimit(
        say(
            gettext_noop("Our list has no limit “%(code)s” for session %(session)d."),
            code=code,
            session=session,
        ),
        say(gettext_noop("Look it up in OHCHR's guidelines for that session.")),
        nearest(code, codes),
    )
