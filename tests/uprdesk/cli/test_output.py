"""How commands write."""

import json
import os
from concurrent.futures import ThreadPoolExecutor

import click
import pytest
from click.testing import CliRunner

from uprdesk.cli.output import Output, chosen, writes_table

ROWS = [{"state": "XAA", "number": 1}, {"state": "XAB", "number": 2}]


@click.command()
@writes_table
def show(output: Output) -> None:
    """Shows two rows."""
    output.rows(ROWS, ("state", "number"))


def test_a_pipe_gets_json():
    assert json.loads(CliRunner().invoke(show).stdout) == ROWS


def test_the_format_that_is_asked_for_is_written():
    told = CliRunner().invoke(show, ["--format", "csv"]).stdout_bytes
    assert told == b"state,number\r\nXAA,1\r\nXAB,2\r\n"


@pytest.mark.parametrize(("name", "form"), [("a.csv", "csv"), ("a.XLSX", "xlsx"), ("a.x", "json")])
def test_without_a_format_the_ending_of_the_file_decides(tmp_path, name, form):
    assert chosen(None, tmp_path / name).form == form


def test_a_format_is_stronger_than_the_ending(tmp_path):
    assert chosen("json", tmp_path / "a.csv").form == "json"


def test_a_file_that_could_not_be_written_whole_is_not_there(tmp_path):
    def broken_off():
        yield ROWS[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Output("json", tmp_path / "a.json").rows(broken_off(), ("state", "number"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_stays_when_writing_fails(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("before")
    with pytest.raises(RuntimeError), Output("json", path).open():
        raise RuntimeError
    assert path.read_text() == "before"


def test_a_link_to_a_file_stays_a_link(tmp_path):
    link, real = tmp_path / "link.json", tmp_path / "real.json"
    link.symlink_to(real)
    Output("json", link).rows(ROWS, ("state", "number"))
    assert link.is_symlink()
    assert json.loads(real.read_text()) == ROWS


def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path):
    """A run as root would else put a file in the place of /dev/null."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as threads:
        read = threads.submit(pipe.read_bytes)
        Output("csv", pipe).rows(ROWS, ("state", "number"))
        assert read.result(timeout=5) == b"state,number\r\nXAA,1\r\nXAB,2\r\n"
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
