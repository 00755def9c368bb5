"""Seconds and memory that learning and asking take, for as many texts as the whole database has."""

import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.figures import Row
from upr.insight.labels.label import label
from upr.insight.model import Model
from upr.insight.past import Past
from upr.insight.training import trained
from upr.notebook import forecast_table, targets_table

TEXTS = 41_000
"""Texts of the whole database of 2015."""

ISSUE = "Death penalty"


def costs(past: Past) -> list[Row]:
    """Train, save, load and ask; the record is repeated until it is as large as the database.

    Seconds are by the clock: other work on the machine is in them. "CPU" is this process alone.
    """
    large = enlarged(past, TEXTS)
    rows = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "model"
        seconds, model = timed(lambda: trained(large, processes=2))
        rows.append(cost(f"train on {len(large)} texts, measures included", seconds, goal=60))
        rows += peaks()
        rows.append(cost("save the model", timed(lambda: model.save(folder))[0]))
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        rows.append(Row("time", "size of the model, MB", size))
        rows += of_questions(folder, large)
    return rows


def peaks() -> Iterator[Row]:
    """Memory so far: of this process, and of the one that measures while this one learns."""
    for name, who in (("first", resource.RUSAGE_SELF), ("second", resource.RUSAGE_CHILDREN)):
        used = resource.getrusage(who).ru_maxrss / 1024
        yield Row("time", f"peak of memory, {name} process, MB", used, goal=1000, less=True)


def of_questions(folder: Path, large: Past) -> Iterator[Row]:
    """What a model that was just loaded takes to answer, and what a warm one does."""
    model = Model.load(folder)
    busy = time.process_time()
    seconds, _ = timed(lambda: label(large.texts, large.languages, model))
    yield cost(f"label {len(large)} texts, loading included", seconds, goal=5)
    yield cost("the same, CPU", time.process_time() - busy)
    model = Model.load(folder)
    states = [large.names[code] for code in np.unique(large.state)[::8]]
    questions: dict[str, Callable[[str], object]] = {
        "targets": lambda state: targets_table([{"state": state, "issue": ISSUE}], model),
        "forecast": lambda state: forecast_table(
            [{"text": "Abolish the death penalty", "state": state, "from": "ESP"}], model
        ),
    }
    for name, ask in questions.items():
        yield cost(f"first {name}, loading included", timed(lambda ask=ask: ask(states[0]))[0])
        each = [timed(lambda ask=ask, state=state: ask(state))[0] for state in states]
        yield cost(f"{name}, once loaded, p95", float(np.percentile(each, 95)), goal=0.1)


def cost(name: str, seconds: float, goal: float | None = None) -> Row:
    """A figure of time."""
    return Row("time", f"{name}, s", seconds, goal=goal, less=True)


def timed(do: Callable):
    """Seconds by the clock, and what `do` gave."""
    begun = time.perf_counter()
    given = do()
    return time.perf_counter() - begun, given


def enlarged(past: Past, size: int) -> Past:
    """The record with its last rows again, as of later sessions, until it has `size` rows."""
    again = np.arange(max(0, 2 * len(past) - size), len(past))
    inside = np.isin(past.row_of_asker, again)
    later = past.session[again] - past.session[again[0]] + past.last_session + 1
    counts = np.diff(past.first)
    return replace(
        past,
        texts=(*past.texts, *(past.texts[i] for i in again)),
        languages=(*past.languages, *(past.languages[i] for i in again)),
        state=np.concatenate([past.state, past.state[again]]),
        session=np.concatenate([past.session, later]).astype(np.int32),
        supported=np.concatenate([past.supported, past.supported[again]]),
        category=np.concatenate([past.category, past.category[again]]),
        issues=np.concatenate([past.issues, past.issues[again]]),
        askers=np.concatenate([past.askers, past.askers[inside]]),
        first=np.cumsum([0, *counts, *counts[again]], dtype=np.int32),
    )
