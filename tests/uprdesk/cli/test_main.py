"""The command itself: errors in two lines, Django only where it is needed."""

import errno
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from upr.errors import UprError
from upr.text import say
from uprdesk import cli
from uprdesk.cli import Group


def test_a_deliberate_error_is_two_lines_and_status_1():
    @click.command()
    def refuse():
        raise UprError(say("There is nothing."), say("Bring something."))

    result = CliRunner().invoke(Group(commands={"refuse": refuse}), ["refuse"])
    assert result.exit_code == 1
    assert result.stderr == "Error: There is nothing.\nBring something.\n"
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The output: No space left on device."),
        (
            PermissionError(errno.EACCES, "Permission denied", "a\x1b[2J.csv"),
            "a[2J.csv: Permission",
        ),
    ],
)
def test_what_the_system_refuses_is_two_lines_too(error, told):
    @click.command()
    def write():
        raise error

    result = CliRunner().invoke(Group(commands={"write": write}), ["write"])
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stderr.endswith(f"\n{cli.CHECK}\n")


def test_wrong_usage_is_status_2():
    assert CliRunner().invoke(cli.main, ["read"]).exit_code == 2


@pytest.mark.parametrize("name", [n for n, c in cli.main.commands.items() if not c.hidden])
def test_every_command_explains_itself(name):
    result = CliRunner().invoke(cli.main, [name, "--help"])
    assert result.exit_code == 0
    assert cli.main.commands[name].help


def test_reading_a_document_does_not_load_the_workbench():
    """In a process of its own, since this one has long loaded it (a quarter of a second)."""
    asked = (
        "import sys; from uprdesk.cli import main; main(['read', '--help'], standalone_mode=False);"
        "import upr.intake; print('django' in sys.modules, file=sys.stderr)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stderr.strip() == "False"


def test_what_is_not_installed_is_named_with_the_way_to_install_it():
    hidden = "import sys; sys.modules['sklearn'] = None; from uprdesk.cli import main; main()"
    told = subprocess.run(
        [sys.executable, "-c", hidden, "label", __file__], capture_output=True, text=True
    )
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert "sklearn" in told.stderr
    assert "pip install 'uprdesk[learn]'" in told.stderr


def test_a_slip_of_ours_is_not_called_missing():
    @click.command()
    def slip():
        raise ModuleNotFoundError("No module", name="upr.nowhere")

    result = CliRunner().invoke(Group(commands={"slip": slip}), ["slip"])
    assert isinstance(result.exception, ModuleNotFoundError)
