"""The one command, `uprdesk`: parses arguments, calls one function, prints."""

import click


@click.group()
def main() -> None:
    """UPR Desk: the workbench of the Universal Periodic Review."""
