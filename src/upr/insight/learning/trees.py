"""Boosted trees as plain arrays: fitted by scikit-learn, read and evaluated here.

All trees stand in one row of nodes. The two children of a node stand side by side, so that the
next node of a row is `left` plus one where its value is above the threshold; a leaf is its own
left child and no value is above its threshold, so that every row may take the same number of steps.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from upr.insight.past import Bools, Floats, Ints

CHUNK = 1 << 18
"""Pairs of row and tree evaluated together: few enough to stay in the processor's cache."""


@dataclass(frozen=True, eq=False)
class Trees:
    """Boosted trees of two classes over rows of `features` finite numbers.

    start      margin before the first tree (log odds)
    steps      depth of the deepest tree
    features   columns of a row
    roots      (trees,) node where each begins
    feature    (nodes,) column that a node looks at; 0 in a leaf
    threshold  (nodes,) above it a row goes right; infinite in a leaf
    left       (nodes,) left child, the right one stands after it; itself in a leaf
    value      (nodes,) what a leaf adds to the margin; in other nodes the mean of their leaves
    """

    start: float
    steps: int
    features: int
    roots: Ints
    feature: Ints
    threshold: Floats
    left: Ints
    value: Floats

    @classmethod
    def fit(cls, X: Floats, y: Bools, *, weights: Floats | None = None, **params: Any) -> "Trees":
        """Fit on rows `X` (n, features) with answers `y` (n,), both answers present.

        params  of scikit-learn's HistGradientBoostingClassifier: max_iter, learning_rate,
                max_leaf_nodes, min_samples_leaf, l2_regularization … (none that are categorical)
        Deterministic: no early stopping, one seed.
        """
        chosen: dict[str, Any] = {"early_stopping": False, "random_state": 0, **params}
        fitted: Any = HistGradientBoostingClassifier(**chosen)
        fitted.fit(X, y, sample_weight=weights)
        # scikit-learn gives its trees no public face
        grown = [cast("NDArray[Any]", one[0].nodes) for one in fitted._predictors]
        return _joined(grown, float(fitted._baseline_prediction.item()), X.shape[1])

    def margin(self, X: Floats) -> Floats:
        """(n,) log odds of the rows `X` (n, features)."""
        rows = max(1, CHUNK // len(self.roots))
        parts = [
            self.value[self._leaves(X[at : at + rows])].sum(axis=1) for at in range(0, len(X), rows)
        ]
        return self.start + np.concatenate([np.zeros(0), *parts])

    def probability(self, X: Floats) -> Floats:
        """(n,) chance of the positive answer, as fitted."""
        return 1 / (1 + np.exp(-self.margin(X)))

    def contributions(self, X: Floats) -> Floats:
        """(n, features) what each column moved the margin by, on the paths the row took.

        Each step from a node to its child credits the node's column with the change of the mean;
        a row sums to its margin less the mean margin of the rows fitted on (Saabas' attribution).
        """
        place = np.arange(len(X), dtype=np.int64)[:, None] * self.features
        flat = np.ascontiguousarray(X).ravel()
        node = np.tile(self.roots, (len(X), 1))
        total = np.zeros(len(X) * self.features)
        for _ in range(self.steps):
            column = place + self.feature[node]
            following = self.left[node] + (flat[column] > self.threshold[node])
            change = self.value[following] - self.value[node]
            total += np.bincount(column.ravel(), change.ravel(), len(total))
            node = following
        return total.reshape(len(X), self.features)

    def _leaves(self, X: Floats) -> Ints:
        """(n, trees) the leaf that each row reaches in each tree."""
        place = np.arange(len(X), dtype=np.int32)[:, None] * np.int32(self.features)
        flat = np.ascontiguousarray(X).ravel()
        node = np.tile(self.roots, (len(X), 1))
        for _ in range(self.steps):
            right = flat.take(place + self.feature.take(node)) > self.threshold.take(node)
            node = self.left.take(node) + right
        return node

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Everything as plain arrays; `from_arrays` is the way back."""
        return {
            "start": np.array(self.start),
            "shape": np.array([self.steps, self.features], dtype=np.int32),
            **{name: getattr(self, name) for name in _NODES},
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "Trees":
        """Raises KeyError for a missing array, ValueError where arrays do not fit together."""
        steps, features = (int(one) for one in arrays["shape"])
        trees = cls(
            start=float(arrays["start"]),
            steps=steps,
            features=features,
            **{name: arrays[name] for name in _NODES},
        )
        trees._check()
        return trees

    def _check(self) -> None:
        nodes = len(self.left)
        if any(len(one) != nodes for one in (self.feature, self.threshold, self.value)):
            raise ValueError("nodes of different lengths")
        inside = (self.left >= 0) & (self.left + np.isfinite(self.threshold) < nodes)
        known = (self.feature >= 0) & (self.feature < self.features)
        if not (inside.all() and known.all() and (self.roots < nodes).all()):
            raise ValueError("nodes that point outside")


_NODES = ("roots", "feature", "threshold", "left", "value")


def _joined(grown: list[NDArray[Any]], start: float, features: int) -> Trees:
    """Number the nodes of all trees anew, breadth first and siblings side by side."""
    starts = np.cumsum([0, *(len(nodes) for nodes in grown)])
    orders = [_breadth_first(nodes) for nodes in grown]
    nodes = np.concatenate([n[order] for n, order in zip(grown, orders, strict=True)])
    leaf = nodes["is_leaf"].astype(bool)
    left = [
        at + np.argsort(order)[n["left"][order]]
        for n, order, at in zip(grown, orders, starts, strict=False)
    ]
    everywhere = np.arange(len(nodes), dtype=np.int32)
    trees = Trees(
        start=start,
        steps=int(nodes["depth"].max(initial=0)),
        features=features,
        roots=starts[:-1].astype(np.int32),
        feature=np.where(leaf, 0, nodes["feature_idx"]).astype(np.int32),
        threshold=np.where(leaf, np.inf, nodes["num_threshold"]),
        left=np.where(leaf, everywhere, np.concatenate(left)).astype(np.int32),
        value=np.where(leaf, nodes["value"], 0.0),
    )
    _mean_upwards(trees, nodes["count"].astype(np.float64), leaf)
    return trees


def _breadth_first(nodes: NDArray[Any]) -> NDArray[np.int64]:
    """Places of the nodes of one tree, root first; a left child, then the right one."""
    order = [0]
    for place in order:  # the list grows while it is read
        if not nodes["is_leaf"][place]:
            order += [int(nodes["left"][place]), int(nodes["right"][place])]
    return np.array(order, dtype=np.int64)


def _mean_upwards(trees: Trees, count: Floats, leaf: Bools) -> None:
    """Give inner nodes the mean of their children, weighed by the rows that reached them."""
    for node in np.flatnonzero(~leaf)[::-1]:  # children stand after their parent
        pair = slice(trees.left[node], trees.left[node] + 2)
        trees.value[node] = np.average(trees.value[pair], weights=count[pair])
