"""The few things done with sparse matrices, with types: scipy's own are not complete."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from upr.insight.past import Bools, Floats, Ints


def of_cells(
    row: NDArray[Any], column: NDArray[Any], value: NDArray[Any], shape: tuple[int, int]
) -> csr_matrix:
    """The matrix with these cells; cells of one place are added up."""
    return csr_matrix((value, (row, column)), shape=shape)


def beside(blocks: Sequence[csr_matrix]) -> csr_matrix:
    """Blocks of the same rows, one beside the other."""
    untyped: Any = scipy.sparse
    return untyped.hstack(blocks, format="csr")


def product(matrix: csr_matrix, dense: NDArray[Any]) -> Floats:
    """matrix x dense, (rows, columns of dense)."""
    untyped: Any = matrix
    return np.asarray(untyped @ dense, dtype=np.float64)


def some_rows(matrix: csr_matrix, which: Bools | Ints) -> csr_matrix:
    """Rows of the matrix by truth values or places."""
    untyped: Any = matrix
    return untyped[which]


def by_column(matrix: csr_matrix, dense: NDArray[Any]) -> tuple[Floats, Floats]:
    """How many rows have each column, (width, 1), and the sums of `dense` over them.

    dense  (rows, k); the sums are (width, k)
    """
    untyped: Any = matrix
    ones = np.ones(len(untyped.data))
    present: Any = csr_matrix((ones, untyped.indices, untyped.indptr), shape=matrix.shape)
    return np.asarray(present.sum(axis=0)).T, np.asarray(present.T @ dense)


def stretched(matrix: csr_matrix, factor: Floats) -> csr_matrix:
    """Every column times its factor; shares all but the values with `matrix`."""
    untyped: Any = matrix
    value = untyped.data * factor[untyped.indices]
    return csr_matrix((value, untyped.indices, untyped.indptr), shape=matrix.shape)
