"""`python -m benchmarks NAME [options]`: one measurement, as its module in this folder defines it.

Each module has `main(argv)`, which prints its table and returns 0 when the goal is reached and 1
when it is not. Without a name the measurements are listed.
"""

import importlib
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """The measurements there are, by the modules of this folder that have a `main`."""
    found = (module.name for module in pkgutil.iter_modules([str(FOLDER)]))
    return sorted(
        name for name in found if "def main(" in (FOLDER / f"{name}.py").read_text("utf-8")
    )


def main(argv: Sequence[str]) -> int:
    """Run the measurement named first in `argv` with the rest of it; 2 for an unknown name."""
    known = [name for name in names() if name != "__main__"]
    if not argv or argv[0] not in known:
        print(f"usage: python -m benchmarks {{{','.join(known)}}} [options]", file=sys.stderr)
        return 2
    return importlib.import_module(f"benchmarks.{argv[0]}").main(argv[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
