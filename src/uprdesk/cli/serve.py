"""Commands that keep running: serve a store, do its long work."""

import hashlib
import ipaddress
import os
import signal
import socket
import sys
from pathlib import Path

import click

from upr.errors import UprError
from upr.text import Text, gettext_noop, say
from uprdesk.cli.backup import show_first_identity
from uprdesk.cli.output import remark
from uprdesk.cli.people import link_of
from uprdesk.cli.store import DATA, bring_up_to_date, start, uses_store

LOOPBACK = "127.0.0.1"
NOT_SERVED = ["htmax-*", "htmx-4*", "ext"]
"""What django-htmx brings along for others; compressing it would take longer than all of ours."""


class CannotServe(UprError):
    """The store or the address cannot be served as asked."""


@click.command()
@click.option("--host", default=LOOPBACK, show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@DATA
def serve(host: str, port: int, data: Path | None) -> None:
    """Serve a store.

    The first start makes the store and prints a single-use link for the first person. A store
    that holds the sample is served on this machine only.
    """
    prepare(host, port, data)
    from django.utils import timezone

    from uprdesk.coalition import actions, sample
    from uprdesk.coalition.models import Person

    if sample.is_there():
        keep_at_home(host)
    if not Person.objects.exists():
        link = link_of(actions.make_first_link(at=timezone.now()))
        click.echo(f"The first person comes in by this link, once and within 72 hours:\n{link}")
    show_first_identity()
    run_server(host, port)


def prepare(host: str, port: int, data: Path | None) -> None:
    """Start the workbench on its store: settings checked, tables made, static files in place."""
    if not free(host, port):
        raise CannotServe(
            say(gettext_noop("Port %(port)d is in use by another program."), port=port),
            say(gettext_noop("Choose another one with --port, or stop the other program.")),
        )
    os.environ.setdefault("UPRDESK_ADDRESS", f"http://{LOOPBACK}:{port}")
    os.umask(0o077)  # what the store writes from here on is ours alone
    start(data)
    from django.core.checks import ERROR, run_checks

    for issue in run_checks():
        if issue.level >= ERROR:
            raise CannotServe(Text(issue.msg), Text(issue.hint or ""))
        remark(f"{issue.msg} {issue.hint or ''}")
    bring_up_to_date()
    collect_static_files()


def keep_at_home(host: str) -> None:
    """Raise CannotServe where a store with the sample could be reached from another machine.

    That is so at another address to listen on, and behind a server in front.
    """
    from django.conf import settings

    if not all(map(is_loopback, [host, *settings.ALLOWED_HOSTS])):
        raise CannotServe(
            say(gettext_noop("This store holds the sample, whose passwords everybody knows.")),
            say(
                gettext_noop(
                    "Serve it on 127.0.0.1 without UPRDESK_ADDRESS and UPRDESK_HOSTS, or name "
                    "another store with --data."
                )
            ),
        )


def collect_static_files() -> None:
    """Compress the static files under lasting names, unless nothing has changed since."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    files = [
        f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}"
        for finder in get_finders()
        for path, storage in finder.list([])
    ]
    state = hashlib.sha256("\n".join(sorted(files)).encode()).hexdigest()
    stamp = settings.STATIC_ROOT / "state"
    if not stamp.is_file() or stamp.read_text("ascii") != state:
        call_command(
            "collectstatic", verbosity=0, interactive=False, clear=True, ignore_patterns=NOT_SERVED
        )
        stamp.write_text(state, "ascii")


def run_server(host: str, port: int) -> None:
    """Answer requests until stopped, with one worker beside for long work."""
    import uvicorn
    from django.conf import settings
    from django.db import connections

    from uprdesk.cli.worker import beside

    connections.close_all()
    remark(f"Serving {settings.ADDRESS}; stop with Ctrl+C.")
    # uvicorn finishes its requests and then hands the signal on: leave in order, worker included
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
    with beside():
        uvicorn.run(
            "uprdesk.config.asgi:application",
            host=host,
            port=port,
            access_log=False,
            log_config=None,
            server_header=False,
            ws="none",  # until a room needs websockets
            forwarded_allow_ips=settings.PROXY,
            timeout_graceful_shutdown=5,
        )


@click.command()
@click.option("--once", is_flag=True, help="Do what waits, then stop.")
@click.option("--parent", type=int, hidden=True, help="Stop when this process is no longer ours.")
@uses_store
def work(once: bool, parent: int | None) -> None:
    """Do the long work (imports, training) of a store until stopped.

    `serve` and `demo` start one worker themselves; more machines need the same command on each.
    """
    from django.utils import timezone

    from uprdesk.cli.worker import keep_working
    from uprdesk.shell import jobs

    if once:
        jobs.sweep(timezone.now())
        jobs.work_off()
    else:
        keep_working(parent)


@click.command(
    hidden=True, add_help_option=False, context_settings={"ignore_unknown_options": True}
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Django's own commands, for developers."""
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uprdesk.config.settings")
    execute_from_command_line([sys.argv[0], *arguments])


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`; a name that is not "localhost" may be anywhere."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def free(host: str, port: int) -> bool:
    """Whether nobody listens there yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError:
            return False
    return True
