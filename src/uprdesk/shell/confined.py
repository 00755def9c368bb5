"""Reading what a stranger sent, in a process of its own with limits of time and memory.

A file made to break a parser breaks that process alone. Only functions of `upr` run there, by
their dotted path; they take bytes, texts and numbers, and give back values of `upr`. What comes
back is unpickled by a reader that makes values of `upr` and nothing else.

    reading = confined("upr.intake.read", data, name="A-HRC-27-12.pdf")
"""

import contextlib
import importlib
import io
import os
import pickle
import signal
import subprocess
import sys
from enum import Enum
from types import ModuleType

from django.conf import settings

from upr.errors import UnreadableFile, UprError
from upr.text import gettext_noop, say

MEGABYTE = 1024 * 1024
resource: ModuleType | None = None
with contextlib.suppress(ImportError):
    resource = importlib.import_module("resource")  # not on Windows: there only time is limited


OVER_THE_LIMIT = {getattr(signal, name, None) for name in ("SIGXCPU", "SIGKILL")}
"""How the system ends a process that took too much."""


class TooMuchWork(UnreadableFile):
    """Reading this file took more time or memory than a file may take."""


class Values(pickle.Pickler):
    """Writes members of an enumeration as class and value, which every Python reads alike."""

    def reducer_override(self, member: object):
        """See pickle; NotImplemented leaves everything else as it is."""
        return (type(member), (member.value,)) if isinstance(member, Enum) else NotImplemented


class OnlyValues(pickle.Unpickler):
    """Makes values and errors of `upr`, and refuses every other class."""

    def find_class(self, module: str, name: str) -> type:
        """The class of `upr` with this name; raises UnpicklingError for anything else."""
        if module.split(".")[0] == "upr":
            found = getattr(importlib.import_module(module), name)
            if isinstance(found, type) and (
                hasattr(found, "__dataclass_fields__") or issubclass(found, Enum | UprError)
            ):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not a value of upr")


def confined(function: str, *arguments: object, **named: object):
    """Call `function` with these arguments in a process with limits, and return what it returns.

    Raises the function's own UprError; TooMuchWork when a limit was reached; UnreadableFile when
    the process broke, which a sound file never does.
    """
    seconds, megabytes = settings.READING_SECONDS, settings.READING_MEGABYTES
    call = pickle.dumps((function, seconds, megabytes, arguments, named))
    try:
        process = subprocess.run(
            [sys.executable, "-I", "-m", "uprdesk.shell.confined"],
            input=call,
            capture_output=True,
            timeout=seconds + 5,
            env=surroundings(),
        )
    except subprocess.TimeoutExpired as error:
        raise too_much() from error
    if -process.returncode in OVER_THE_LIMIT:
        raise too_much()
    if process.returncode or not process.stdout:
        raise UnreadableFile(
            say(gettext_noop("Reading this file broke off: it is damaged, or made to do harm.")),
            say(gettext_noop("Get the file again from where it was published.")),
        )
    state, value = OnlyValues(io.BytesIO(process.stdout)).load()
    if state == "too much":
        raise too_much()
    if state == "error":
        raise value
    return value


def too_much() -> TooMuchWork:
    return TooMuchWork(
        say(gettext_noop("Reading this file takes more time or memory than a file may take.")),
        say(gettext_noop("Split it, or read it on the server with “uprdesk read”.")),
    )


def surroundings() -> dict[str, str]:
    """What the process may know: where programs are, nothing of ours."""
    known = ("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "SYSTEMROOT")
    return {name: os.environ[name] for name in known if name in os.environ}


def limit(seconds: int, megabytes: int) -> None:
    """Set the limits of this process; the system ends it, or Python raises MemoryError."""
    if resource is None:
        return
    size = megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(call: bytes) -> tuple[str, object]:
    """In the confined process: what the call gave, as (state, value)."""
    # the pipe's other end is our own server
    function, seconds, megabytes, arguments, named = pickle.loads(call)  # noqa: S301
    limit(seconds, megabytes)
    module, _, name = function.rpartition(".")
    if module.split(".")[0] != "upr":
        raise ValueError(f"{function} is not a function of upr")
    try:
        return "done", getattr(importlib.import_module(module), name)(*arguments, **named)
    except UprError as error:
        return "error", error
    except MemoryError:
        return "too much", None


def main() -> None:
    """Read the call from the pipe, and write the answer there; nothing else may be written."""
    given, taken = sys.stdin.buffer.read(), os.dup(1)
    os.dup2(2, 1)  # what a library prints does not mix with the answer
    with os.fdopen(taken, "wb") as out:
        Values(out).dump(answer(given))


if __name__ == "__main__":
    main()
