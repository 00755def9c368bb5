"""What tests of all commands use."""

import pytest
from click.testing import CliRunner

from uprdesk.cli import main


@pytest.fixture
def run():
    """Run a command that must end well; its standard output and its remarks."""

    def run(*arguments):
        result = CliRunner().invoke(main, [str(each) for each in arguments])
        assert result.exit_code == 0, result.output
        return result.stdout, result.stderr

    return run
