"""What the gallery shows its components with: invented rows, never the record."""

from datetime import date

from django.utils.translation import gettext as _

from upr.record import Unread
from upr.text import gettext_noop, say
from uprdesk.shell import charts

TODAY = date(2027, 3, 9)


def bars() -> charts.Bars:
    """Four reviews of an invented State."""
    return charts.stacked(
        [
            charts.Stack("2008", (24, 7, 3), _("1st cycle")),
            charts.Stack("2012", (63, 38, 0), _("2nd cycle")),
            charts.Stack("2017", (104, 59, 0), _("3rd cycle")),
            charts.Stack("2023", (121, 46, 19), _("4th cycle")),
        ]
    )


def dots() -> charts.Dots:
    """One review, a dot for each recommendation."""
    return charts.dotted(
        [
            charts.Part(_("supported"), 121),
            charts.Part(_("noted"), 46),
            charts.Part(_("pending"), 19),
        ]
    )


def ranks() -> charts.Ranks:
    """Who asked most, and how much of it was supported."""
    return charts.ranked(
        [
            charts.Rank("XAA", 31, "#", 24),
            charts.Rank("XAB", 22, "#", 9),
            charts.Rank(_("All other States"), 12, "", 12),
        ]
    )


def way() -> charts.Timeline:
    """The way to an invented review."""
    return charts.timeline(
        [
            charts.Step(_("Coalition"), date(2026, 9, 1), date(2026, 12, 1), _("agreement")),
            charts.Step(_("Evidence"), date(2026, 11, 1), date(2027, 4, 8), stop=False),
            charts.Step(
                _("Shadow report"), date(2026, 12, 15), date(2027, 4, 8), _("submission"), next=True
            ),
            charts.Step(
                _("Lobby"), date(2027, 4, 24), date(2027, 8, 20), _("pre-session"), estimated=True
            ),
            charts.Step(
                _("Dialogue in Geneva"),
                date(2027, 11, 10),
                date(2027, 11, 10),
                _("review"),
                estimated=True,
            ),
            charts.Step(
                _("Adoption"), date(2027, 12, 1), date(2028, 3, 20), _("plenary"), estimated=True
            ),
        ],
        TODAY,
    )


def piece() -> Unread:
    """A paragraph whose bracket is never closed."""
    return Unread(
        paragraph="112.77",
        page=20,
        text="112.77 Adopt measures against child marriage (Isla Modelo, Ejemplo 112.78 Fund …",
        why=say(gettext_noop("The bracket is never closed, so the list of States has no end.")),
    )
