"""Thousands of random acts by random members, with zero rows seen beyond anybody's rights.

A store of its own gets eight people and a few engagements. They invite, admit, change parts, take
each other out, lose passwords, recover, close, reopen, erase, write, read, forge requests with
numbers of other engagements, and try keys of before on the store of today (`tests.random_members`).
After each act everything is looked at: what was shown, who holds and knows which key, that a
refused act changed nothing, that the trace is whole, that somebody leads. A new story begins every
few hundred acts. Ends at the first thing that is wrong, with the seed that shows it again.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ACTIONS, STORY = 10_000, 250


def main(argv: Sequence[str]) -> int:
    """Print the table; 1 when somebody saw or changed what they may not."""
    parser = argparse.ArgumentParser(prog="benchmarks rights", description=__doc__)
    parser.add_argument("--actions", type=int, default=ACTIONS)
    parser.add_argument("--story", type=int, default=STORY, help="acts before people begin anew")
    parser.add_argument("--seed", type=int, default=None, help="of the first story")
    parser.add_argument("--postgres", help="address of an empty PostgreSQL store")
    options = parser.parse_args(argv)
    if options.postgres:
        os.environ["UPRDESK_DATABASE_URL"] = options.postgres
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(10**9)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["UPRDESK_DATA"] = folder
        start(folder)
        sound = tell(seed, options.actions, options.story)
    print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr)
    return 0 if sound else 1


def start(folder: str) -> None:
    """Start the workbench on the new store."""
    from uprdesk.cli import serve, store

    store.start(Path(folder))
    store.bring_up_to_date()
    serve.collect_static_files()


def tell(seed: int, actions: int, story: int) -> bool:
    """Act, and print what was done; whether nothing was wrong."""
    from django.test.utils import override_settings, setup_test_environment

    setup_test_environment()
    did: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    read, left, wrong = 0, actions, ""
    with override_settings(SIGN_IN_COST=(64, 1, 1)):
        while left > 0 and not wrong:
            wrong, world = one_story(seed, min(left, story))
            did += world.did
            refused += world.refused
            read += world.read
            left -= story
            if wrong:
                wrong = f"seed {seed}: {wrong}"
            seed += 1
    print("act", "times", sep="\t")
    for name, times in did.most_common():
        print(name, times, sep="\t")
    print("all", did.total(), sep="\t")
    print("refused, and nothing changed", refused.total(), sep="\t")
    print("pages and files read", read, sep="\t")
    print("last seed", seed - 1, sep="\t")
    print("leaks", int(bool(wrong)), sep="\t")
    if wrong:
        print(wrong, file=sys.stderr)
    return not wrong


def one_story(seed: int, acts: int) -> tuple[str, object]:
    """One story in a transaction that is rolled back; what was wrong in it, and its world."""
    from django.db import transaction
    from tests.random_members import ACTS, WEIGHTED, World

    drawn = random.Random(seed)
    with transaction.atomic():
        world = World()
        wrong = ""
        for number in range(acts):
            name = drawn.choice(WEIGHTED)
            try:
                world.do(name, ACTS[name][1], drawn.choice)
            except AssertionError as error:
                wrong = f"act {number}, {name}: {error}"
                break
        if not wrong:
            world.look_at_the_end()
        transaction.set_rollback(True)
    return wrong, world
