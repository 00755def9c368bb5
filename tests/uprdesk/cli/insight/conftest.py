"""A table of an invented record, a model made from it, and a way to run commands."""

import csv

import pytest
from click.testing import CliRunner

from tests.upr.insight.invented import recommendations
from upr.insight.model import train
from upr.insight.past import Past
from uprdesk.cli import main


@pytest.fixture(scope="session")
def past():
    """The invented record."""
    return Past.of(recommendations())


@pytest.fixture(scope="session")
def folder(past, tmp_path_factory):
    """A model of it."""
    folder = tmp_path_factory.mktemp("kept") / "model"
    train(past).save(folder)
    return folder


@pytest.fixture
def refused():
    """Run a command that must end with a clear error; what it said."""

    def refused(*arguments, code=1):
        result = CliRunner().invoke(main, [str(each) for each in arguments])
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        assert not result.stdout
        return result.stderr

    return refused


@pytest.fixture
def written(tmp_path):
    """Write rows as a CSV file."""

    def written(*rows: dict):
        path = tmp_path / "own.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, tuple(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return path

    return written
