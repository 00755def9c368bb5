"""What a record says of every State's habits, whoever is under review: how active, about what.

Shares are drawn towards what is known of more: a State's towards its region's, the latest towards
all of its years, so that three recommendations never count as a habit. Logarithms throughout, for
what makes a State speak and what makes it speak of this multiply.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from upr.insight.habits.bonds import REGIONS, bonds, cosines, unit
from upr.insight.habits.sums import Sums, Turns
from upr.insight.past import Bools, Floats, Past

FADE = 4.0
"""Sessions after which a review counts 1/e in what is called lately; there are three a year."""

AT_ONCE = 0.01
"""So short a fade that the last session alone counts."""

ACTIVE = ("active", "active lately", "active last", "length", "length lately", "amount")
"""Of a State: share of reviews it speaks in, and how much it says there."""

INTEREST = (
    "issue of its region",
    "issue",
    "issue among few themes",
    "issue among many themes",
    "issue of its peers",
    "issue last",
    "issue since",
    "issue count",
    "issue count lately",
    "issue rate",
    "issue rate lately",
)
"""Of a State and an issue: how often it raises it when it speaks, and how lately."""


def drawn(part: Floats, whole: Floats | float, towards: Floats | float, weight: float) -> Floats:
    """The share `part / whole`, drawn `towards` another as if `weight` more cases had shown that."""
    return (part + weight * towards) / (whole + weight)


def log(share: Floats) -> Floats:
    """Of shares that may be 0."""
    return np.log(np.maximum(share, 1e-4))


@dataclass(frozen=True, eq=False)
class History:
    """The habits in one record, for a question about what comes next.

    past     the record; axes of n are its `names`
    session  whose day decides which State is in which group
    """

    past: Past
    session: int

    def prepare(self) -> None:
        """Work out now what every question needs, so that the first one does not wait for it."""
        for name in ("active", "interest", "mates", "regions_then"):
            getattr(self, name)

    @cached_property
    def turns(self) -> Turns:
        """Who spoke in which review."""
        return Turns.of(self.past)

    @cached_property
    def ever(self) -> Sums:
        """Sums over the whole record."""
        return Sums.over(self.past, self.turns, np.inf)

    @cached_property
    def lately(self) -> Sums:
        """Sums that fade with age."""
        return Sums.over(self.past, self.turns, FADE)

    @cached_property
    def candidates(self) -> Bools:
        """(n,) States that ever recommended anything."""
        return self.ever.spoke.sum(axis=0) > 0

    @cached_property
    def groups(self) -> Floats:
        """(n, groups) of every State."""
        return bonds(self.past.names, self.session)

    @cached_property
    def regions(self) -> Floats:
        """(n, regions) of every State."""
        return self.groups[:, :REGIONS]

    @cached_property
    def regions_then(self) -> Floats:
        """(rows, regions) of the State under review, as they were when its session began."""
        found = np.zeros((len(self.past), REGIONS), dtype=np.float64)
        for session in np.unique(self.past.session):
            rows = self.past.session == session
            then = bonds(self.past.names, int(session))[:, :REGIONS]
            found[rows] = then[self.past.state[rows]]
        return found

    @cached_property
    def mates(self) -> Floats:
        """(n, n) how far each State's groups are those of others; rows add up to 1."""
        alike = cosines(self.groups, self.groups) ** 3
        np.fill_diagonal(alike, 0)
        return alike / np.maximum(alike.sum(axis=1, keepdims=True), 1e-6)

    @cached_property
    def speaks(self) -> Floats:
        """(n,) chance that a State speaks in a review, over all years."""
        spoke, reviews = self.ever.spoke, self.ever.reviews.sum()
        usual = spoke.sum() / (reviews * max(1, self.candidates.sum()))
        return drawn(spoke.sum(axis=0), reviews, usual, 8)

    @cached_property
    def speaks_lately(self) -> Floats:
        """(n,) the same of late."""
        return drawn(self.lately.spoke.sum(axis=0), self.lately.reviews.sum(), self.speaks, 8)

    @cached_property
    def of_region(self) -> Floats:
        """(n, 54) chance that a State of the same region that speaks raises the issue."""
        raised, spoke = self.ever.raised.sum(axis=0), self.ever.spoke.sum(axis=0)[:, None]
        of_all = raised.sum(axis=0) / max(1.0, spoke.sum())
        inside = drawn(self.regions.T @ raised, self.regions.T @ spoke, of_all[None], 30)
        outside = 1 - self.regions.sum(axis=1, keepdims=True)
        return self.regions @ inside + outside * of_all

    @cached_property
    def raises(self) -> Floats:
        """(n, 54) chance that a State that speaks raises the issue, over all years."""
        raised, spoke = self.ever.raised.sum(axis=0), self.ever.spoke.sum(axis=0)[:, None]
        return drawn(raised, spoke, self.of_region, 5)

    @cached_property
    def raises_lately(self) -> Floats:
        """(n, 54) the same of late."""
        raised, spoke = self.lately.raised.sum(axis=0), self.lately.spoke.sum(axis=0)[:, None]
        return drawn(raised, spoke, self.raises, 5)

    @cached_property
    def last(self) -> Sums:
        """Sums over the last session alone."""
        return Sums.over(self.past, self.turns, AT_ONCE)

    @cached_property
    def active(self) -> Floats:
        """(n, len(ACTIVE)) the columns ACTIVE."""
        ever, lately = self.ever, self.lately
        usual = ever.put.sum() / max(1.0, ever.spoke.sum())
        length = drawn(ever.put.sum(axis=0), ever.spoke.sum(axis=0), usual, 4)
        length_lately = drawn(lately.put.sum(axis=0), lately.spoke.sum(axis=0), length, 4)
        last = self.last.spoke.sum(axis=0) / max(1.0, self.last.reviews.sum())
        columns = (
            log(self.speaks),
            log(self.speaks_lately),
            np.log(last + 0.02),
            log(length),
            log(length_lately),
            np.log(ever.put.sum(axis=0) / ever.reviews.sum() + 0.003),
        )
        return np.stack(columns, axis=1)

    @cached_property
    def interest(self) -> Floats:
        """(n, 54, len(INTEREST)) the columns INTEREST."""
        now, count = log(self.raises_lately), self.ever.raised.sum(axis=0)
        count_lately = self.lately.raised.sum(axis=0)
        columns = (
            log(self.of_region),
            log(self.raises) - log(self.of_region),
            log(self._themes(4)) - now,
            log(self._themes(12)) - now,
            log(self._of_peers) - now,
            np.log1p(self.last.raised.sum(axis=0)),
            -np.log(self._since),
            np.log1p(count),
            np.log1p(count_lately),
            np.log(count / self.ever.reviews.sum() + 0.003),
            np.log(count_lately / self.lately.reviews.sum() + 0.003),
        )
        return np.stack(columns, axis=2)

    @cached_property
    def _since(self) -> Floats:
        """(n, 54) sessions since a State last raised an issue, 1 for the last one; 20 at most."""
        newest = np.zeros(self.raises.shape)
        row, issue = np.nonzero(self.turns.raised)
        np.maximum.at(newest, (self.turns.asker[row], issue), self.turns.session[row])
        return np.minimum(self.past.last_session + 1 - newest, 20)

    @cached_property
    def _unusual(self) -> tuple[Floats, Floats, Floats]:
        """Roots of what each State raises lately: their mean, how each differs, how sure that is.

        Square roots of shares vary alike whether a share is large or small.
        """
        roots = np.sqrt(self.raises_lately)
        mean = roots[self.candidates].mean(axis=0)
        sure = np.sqrt(np.minimum(self.ever.spoke.sum(axis=0), 60))[:, None]
        return mean, (roots - mean) * sure, sure

    def _themes(self, count: int) -> Floats:
        """(n, 54) what each State raises, as far as `count` common themes can tell."""
        mean, unusual, sure = self._unusual
        left, strength, right = np.linalg.svd(unusual, full_matrices=False)
        kept = (left[:, :count] * strength[:count]) @ right[:count]
        return np.maximum(kept / np.maximum(sure, 1) + mean, 0.02) ** 2

    @property
    def _of_peers(self) -> Floats:
        """(n, 54) what States raise that are of the same mind or of the same groups."""
        _, unusual, sure = self._unusual
        alike = unit(unusual) @ unit(unusual).T
        bound = cosines(self.groups, self.groups)
        weight = (np.maximum(alike, 0) ** 3 + bound**3) * np.minimum(sure.T**2, 40)
        np.fill_diagonal(weight, 0)
        return (weight @ self.raises_lately) / (weight.sum(axis=1, keepdims=True) + 1e-6)
