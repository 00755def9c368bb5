"""How a command writes its rows: `--format`, `-o FILE`, and remarks on the error stream."""

import functools
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import click

FORMATS = ("table", "json", "csv", "xlsx")


@dataclass(frozen=True)
class Output:
    """Where a command writes, and in which format.

    form  one of FORMATS, or another one that the command writes by itself
    path  None for standard output
    """

    form: str
    path: Path | None

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The stream to write to; a file appears only when everything was written."""
        if self.path is None:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
            return
        path = self.path.resolve()
        if path.exists() and not path.is_file():
            # a device or a pipe is written to, never put aside: "-o /dev/null"
            with path.open("wb") as device:
                yield device
            return
        unfinished = path.with_name(f".{path.name}.unfinished")
        try:
            with unfinished.open("wb") as file:
                yield file
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)

    def rows(self, rows: Iterable[Mapping], fields: Sequence[str]) -> None:
        """Write a table in the chosen format."""
        from upr.output.table import TableFormat, write_table

        width = shutil.get_terminal_size().columns
        with self.open() as to:
            write_table(rows, fields, to, TableFormat(self.form), width=width)


def chosen(form: str | None, path: Path | None, formats: Sequence[str] = FORMATS) -> Output:
    """What `--format` and `-o` mean together, where a command knows `formats`.

    Without `--format` the ending of the file decides; a terminal gets a table, a pipe JSON.
    """
    ending = path.suffix.removeprefix(".").lower() if path else ""
    if form is None:
        usual = "table" if path is None and sys.stdout.isatty() else "json"
        form = ending if ending in formats else usual
    if form == "xlsx" and path is None and sys.stdout.isatty():
        raise click.UsageError("A workbook cannot be shown in a terminal: name a file with -o.")
    return Output(form, path)


def writes_table(
    command: Callable[..., object], formats: Sequence[str] = FORMATS
) -> Callable[..., object]:
    """Give a command `--format` and `-o`; it is called with `output`, an Output.

    formats  where the command itself writes more than tables
    """

    @click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        help="Default: as the file's ending says; a table on a terminal, JSON in a pipe.",
    )
    @click.option(
        "-o",
        "--output",
        "path",
        type=click.Path(dir_okay=False, path_type=Path),
        help="File to write. Default: standard output.",
    )
    @functools.wraps(command)
    def with_output(*args: object, form: str | None, path: Path | None, **kwargs: object):
        return command(*args, output=chosen(form, path, formats), **kwargs)

    return with_output


def remark(sentence: str) -> None:
    """Say something to the person at the keyboard, on the error stream.

    Words of documents and names of files are in it: nothing of them may command the terminal.
    """
    click.echo(shown(sentence), err=True)


def shown(sentence: str) -> str:
    """`sentence` on one line, without characters that a terminal obeys."""
    from upr.output.terminal import visible

    return visible(sentence)
