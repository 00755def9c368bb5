"""UPR Info's issues: its 54 labels of 2015 and those of today.

The canonical label is that of the export of 2015, on which the record is built; an issue that
came later has its label of today. Names in Spanish and French are ours, in the UN's terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from upr.errors import UnknownName
from upr.text import gettext_noop, say
from upr.vocab.names import fold, nearest
from upr.vocab.rows import rows


class UnknownIssue(UnknownName):
    """A label that no issue of UPR Info has, in any language or spelling we list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue.

    code       ours, for addresses: "womens-rights"
    label      canonical English label, as records hold it: "Women's rights"
    label_now  label in UPR Info's database of today; "" where the issue was given up
    names      a readable name by language: "en", "es", "fr"
    since      year in which we first saw an issue that the export of 2015 lacks; "" before
    until      year of the last export that has an issue given up since; "" while in use
    source     title of the data set
    """

    code: str
    label: str
    label_now: str
    names: Mapping[str, str]
    since: str
    until: str
    source: str

    def __str__(self) -> str:
        return self.label


@cache
def all_issues() -> Mapping[str, Issue]:
    """Code → issue: the 54 of 2015 and the three that came since."""
    return MappingProxyType(
        {
            row["code"]: Issue(
                code=row["code"],
                label=row["label"],
                label_now=row["label_now"],
                names=MappingProxyType(
                    {"en": row["label_now"] or row["label"], "es": row["es"], "fr": row["fr"]}
                ),
                since=row["since"],
                until=row["until"],
                source=row["source"],
            )
            for row in rows("issues")
        }
    )


@cache
def issue_spellings() -> Mapping[str, str]:
    """Every known label, name and alias, folded (`names.fold`) → code."""
    own = {
        fold(name): one.code
        for one in all_issues().values()
        for name in (one.code, one.label, one.label_now, *one.names.values())
        if name
    }
    return MappingProxyType(
        {fold(row["alias"]): row["code"] for row in rows("issue_aliases")} | own
    )


@lru_cache(maxsize=4_096)
def find_issue(name: str) -> Issue | None:
    """The issue of that label, name or alias, or None; case, accents and marks do not matter."""
    code = issue_spellings().get(fold(name))
    return all_issues()[code] if code else None


def issue(name: str) -> Issue:
    """The issue of that label, name or alias in English, Spanish or French.

    Raises UnknownIssue with the nearest labels, which are never applied by themselves.
    """
    found = find_issue(name)
    if found:
        return found
    labels = {key: all_issues()[code].label for key, code in issue_spellings().items()}
    likely = nearest(name, labels)
    message = say(gettext_noop("No issue is called “%(name)s”."), name=name.strip())
    if likely:
        hint = say(gettext_noop("Did you mean one of these: %(names)s?"), names="; ".join(likely))
    else:
        hint = say(gettext_noop("Use a label of UPR Info's list, e.g. “Death penalty”."))
    raise UnknownIssue(message, hint, likely)
