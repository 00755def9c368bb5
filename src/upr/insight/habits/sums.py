"""How often each State spoke to each other, and on what: sums over the record, fading with age."""

from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from upr.insight.past import Bools, Floats, Ints, Past


@dataclass(frozen=True, eq=False)
class Turns:
    """One row for each review and State that recommended in it.

    session, state, asker  (t,) as in `Past`
    put     (t,) recommendations that it made there
    raised  (t, 54) the issues of these
    """

    session: Ints
    state: Ints
    asker: Ints
    put: Floats
    raised: Bools

    @classmethod
    def of(cls, past: Past) -> "Turns":
        """The turns of a record, by session, State under review and recommending State."""
        states, rows = len(past.names), past.row_of_asker
        review = past.session[rows].astype(np.int64) * states + past.state[rows]
        keys, place, put = np.unique(
            review * states + past.askers, return_inverse=True, return_counts=True
        )
        raised = np.zeros((len(keys), past.issues.shape[1]), dtype=np.bool_)
        row, issue = np.nonzero(past.issues[rows])
        raised[place[row], issue] = True
        return cls(
            session=(keys // states**2).astype(np.int32),
            state=(keys // states % states).astype(np.int32),
            asker=(keys % states).astype(np.int32),
            put=put.astype(np.float64),
            raised=raised,
        )


@dataclass(frozen=True, eq=False)
class Sums:
    """Sums over reviews; axes are [State under review, recommending State, issue].

    reviews  (n,) reviews of the State
    spoke    (n, n) reviews in which the other State recommended
    put      (n, n) recommendations that it made
    raised   (n, n, 54) reviews in which it raised the issue
    """

    reviews: Floats
    spoke: Floats
    put: Floats
    raised: Floats

    @classmethod
    def over(cls, past: Past, turns: Turns, fade: float) -> "Sums":
        """All sums of a record.

        fade  sessions after which a review counts 1/e of one in the last session; may be infinite
        """
        states = len(past.names)
        reviews = np.zeros(states)
        for session in np.unique(past.session):
            reviewed = np.unique(past.state[past.session == session])
            reviews[reviewed] += np.exp((session - past.last_session) / fade)
        weight = np.exp((turns.session - past.last_session) / fade)
        pair = turns.state * states + turns.asker
        row, issue = np.nonzero(turns.raised)
        issues = turns.raised.shape[1]
        cell = pair[row].astype(np.int64) * issues + issue
        square = (states, states)
        return cls(
            reviews=reviews,
            spoke=_summed(pair, weight, square),
            put=_summed(pair, weight * turns.put, square),
            raised=_summed(cell, weight[row], (*square, issues)),
        )


def _summed(cells: NDArray[np.integer], weights: Floats, shape: tuple[int, ...]) -> Floats:
    """Weights added up by cell, in an array of that shape."""
    summed = np.bincount(cells, weights, minlength=int(np.prod(shape)))
    return cast(Floats, summed).reshape(shape)
