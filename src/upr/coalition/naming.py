"""Who is named in a document, and how: the one function that every export asks.

Source for submitters: OHCHR's technical guidelines of 2008: a joint submission names all the
organisations that submit it at the beginning of its text; OHCHR prints each in its summary.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from upr.coalition.forbidden import Forbidden, forbidden
from upr.coalition.letters import squeezed
from upr.coalition.organisation import Audience, DocumentKind, Naming, Organisation
from upr.text import NOTHING, Text, gettext_noop, say

FEWEST_COUNTED = 3
"""Organisations without a name are counted from so many on: a smaller number points at them."""


@dataclass(frozen=True, slots=True, repr=False)
class PrintedName:
    """One name as it is printed; organisation is the id, naming FULL or INITIALS."""

    organisation: str
    text: str
    naming: Naming


@dataclass(frozen=True, slots=True, repr=False)
class Printed:
    """Who is named in a document. Its `repr` shows nothing.

    names       in the order in which the organisations were given
    others      those without a name, as a phrase of its own; NOTHING where there are none
    line        names and others as one line, for a signature or a cover
    submitters  ids of those named in full: OHCHR counts no other as submitting
    warnings    for the person who exports, never for the document; no organisation is named there
    """

    names: tuple[PrintedName, ...]
    others: Text
    line: Text
    submitters: tuple[str, ...]
    warnings: tuple[Text, ...]

    @property
    def joint(self) -> bool:
        """Whether it is a joint submission: two submitters or more."""
        return len(self.submitters) > 1


def printed(
    organisations: Iterable[Organisation], kind: DocumentKind, audience: Audience, language: str
) -> Printed:
    """The names that may stand in a document of that kind for that audience, in that language.

    An organisation that wants initials and has none is counted without a name. So is one whose
    name is also that of another which may not be named; a warning says so.
    """
    several = tuple({one.id: one for one in organisations}.values())
    never = forbidden(several, kind, audience)
    wanted = [(one, one.naming(kind, audience)) for one in several]
    names = [name for one, naming in wanted if (name := _name(one, naming, language, never))]
    counted = sum(naming is not Naming.NEVER for _, naming in wanted) - len(names)
    submitters = tuple(name.organisation for name in names if name.naming is Naming.FULL)
    return Printed(
        names=tuple(names),
        others=_others(counted, named=bool(names)),
        line=_line([name.text for name in names], counted),
        submitters=submitters,
        warnings=tuple(_warnings(wanted, names, never, kind, audience)),
    )


def _name(one: Organisation, naming: Naming, language: str, never: Forbidden) -> PrintedName | None:
    if naming is Naming.FULL:
        text = one.name(language)
    elif naming is Naming.INITIALS:
        text = " ".join(one.acronym.split())
    else:
        return None
    if not squeezed(text) or squeezed(text) in never.names:
        return None
    return PrintedName(one.id, text, naming)


def _others(count: int, *, named: bool) -> Text:
    if not count:
        return NOTHING
    if count >= FEWEST_COUNTED:
        return say(gettext_noop("a coalition of %(count)d organisations"), count=count)
    if named:
        return say(gettext_noop("other organisations"))
    return say(gettext_noop("a coalition of organisations"))


def _line(names: list[str], count: int) -> Text:
    if not names:
        return _others(count, named=False)
    listed = "; ".join(names)
    if not count:
        return Text("%(names)s", {"names": listed})
    if count >= FEWEST_COUNTED:
        return say(
            gettext_noop("%(names)s and a coalition of %(count)d organisations"),
            names=listed,
            count=count,
        )
    return say(gettext_noop("%(names)s and other organisations"), names=listed)


def _warnings(
    wanted: list[tuple[Organisation, Naming]],
    names: list[PrintedName],
    never: Forbidden,
    kind: DocumentKind,
    audience: Audience,
) -> Iterable[Text]:
    """What the person who exports has to know; numbers only."""
    if kind is DocumentKind.SUBMISSION:
        yield from _about_submitters(len(wanted), sum(n.naming is Naming.FULL for n in names))
    given = {name.organisation for name in names}
    open_ones = [
        (one, naming) for one, naming in wanted if naming in (Naming.FULL, Naming.INITIALS)
    ]
    nameless = sum(n is Naming.INITIALS and not squeezed(one.acronym) for one, n in open_ones)
    if nameless:
        yield say(
            gettext_noop(
                "Organisations that want to stand with their initials and have none: %(count)d. "
                "They are not named."
            ),
            count=nameless,
        )
    if shared := sum(one.id not in given for one, _ in open_ones) - nameless:
        yield say(
            gettext_noop(
                "Organisations whose name is also that of one that may not be named: %(count)d. "
                "They are not named."
            ),
            count=shared,
        )
    inside = Forbidden(never.names)
    if holding := sum(bool(inside.found_in(name.text)) for name in names):
        yield say(
            gettext_noop(
                "Printed names that hold one that may not be printed: %(count)d. "
                "Ask both whether they may stand."
            ),
            count=holding,
        )
    if narrowed := sum(one.said(kind, audience) is not naming for one, naming in wanted):
        yield say(
            gettext_noop(
                "Organisations that would be named in public but not before every reader: "
                "%(count)d. What is public is read by all, so the stricter wish holds."
            ),
            count=narrowed,
        )


def _about_submitters(all_of_them: int, submitters: int) -> Iterable[Text]:
    if not submitters:
        yield say(
            gettext_noop(
                "Nobody submits this: a submission needs an organisation with its full name. "
                "Ask one that is safe, perhaps a regional or international partner."
            )
        )
    elif hidden := all_of_them - submitters:
        yield say(
            gettext_noop(
                "Organisations that do not count as submitting, because they are not named in "
                "full: %(hidden)d. Those that do: %(count)d. A joint submission names all who "
                "submit it; the number decides its kind and how many words it may have."
            ),
            hidden=hidden,
            count=submitters,
        )
