"""Fit everything that is learnt, and measure how well it would have done: a model with its card."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

from upr.insight.held_out import held_out
from upr.insight.model import Model, Progress, train
from upr.insight.past import Past


def trained(
    past: Past,
    *,
    table: str = "",
    sha256: str = "",
    made_at: str = "",
    processes: int = 1,
    progress: Progress | None = None,
) -> Model:
    """The model of this record, with its measures on the card.

    table, sha256, made_at  for the card: what it is fitted on, and when
    processes  the measures need a second model, of the earlier sessions: with 1 it is made after
               the other, with 2 at the same time in a process of its own, for which a script must
               begin with `if __name__ == "__main__":`

    Raises TooLittle where the record, or what stands before its last sessions, is not enough.
    """
    if processes == 1:
        model, measured = train(past, progress=progress), held_out(past)
    else:
        # a fresh process: a copy of this one would bring along its threads and open files
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as second:
            waiting = second.submit(held_out, past)
            model, measured = train(past, progress=progress), waiting.result()
    model.card = replace(
        model.card,
        table=table,
        sha256=sha256,
        made_at=made_at,
        tested_on=measured.tested_on,
        figures=measured.figures,
        labels=measured.labels,
    )
    return model
