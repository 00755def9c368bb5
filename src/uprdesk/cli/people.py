"""Commands about people."""

import click

from uprdesk.cli.store import uses_store

ROLES = ("administrator", "curator", "trainer")


@click.command("new-link")
@click.option(
    "--role",
    "roles",
    type=click.Choice(ROLES),
    multiple=True,
    help="What the person will be; may be given twice. Default: signed in, nothing more.",
)
@uses_store
def new_link(roles: tuple[str, ...]) -> None:
    """Print a single-use link that lets one person in, for 72 hours.

    Also the way back in when every administrator has lost the password.
    """
    from django.utils import timezone

    from uprdesk.coalition import actions

    click.echo(link_of(actions.make_link(by=None, at=timezone.now(), roles=roles)))


def link_of(token: str) -> str:
    """The whole address of a single-use link."""
    from django.conf import settings
    from django.urls import reverse

    return settings.ADDRESS + reverse("coalition:link", args=[token])
