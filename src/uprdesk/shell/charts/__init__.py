"""Where each line, bar and dot of a picture goes: plain values in, finished geometry out.

Pure: no request, no database, no clock, no language. A view makes a chart from counts and words
that are already translated, and hands it to its component (`c-chart-bars`, `c-chart-dots`,
`c-chart-ranks`, `c-chart-timeline`), which draws it without calculating.

Lengths are units of the drawing (a pixel where it is shown at its own size), as text with a
decimal point, so that no language turns "12.5" into "12,5" inside SVG. Each chart is laid out
twice: `wide`, and `narrow` for 360 px, where the words of a wide drawing would be too small.
"""

from uprdesk.shell.charts.bars import Bars, Stack, stacked
from uprdesk.shell.charts.dots import Dots, Part, dotted
from uprdesk.shell.charts.ranks import Rank, Ranks, ranked
from uprdesk.shell.charts.timeline import Step, Timeline, timeline

__all__ = [
    "Bars",
    "Dots",
    "Part",
    "Rank",
    "Ranks",
    "Stack",
    "Step",
    "Timeline",
    "dotted",
    "ranked",
    "stacked",
    "timeline",
]
