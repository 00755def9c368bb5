"""The command that shows UPR Desk with its sample."""

import hashlib
from pathlib import Path

import click

from upr.text import gettext_noop, say
from uprdesk.cli.backup import show_first_identity
from uprdesk.cli.output import remark
from uprdesk.cli.serve import LOOPBACK, CannotServe, keep_at_home, prepare, run_server
from uprdesk.cli.store import DATA


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@DATA
def demo(port: int, data: Path | None) -> None:
    """Show UPR Desk with its sample, on this machine only; running it again keeps what was there."""
    prepare(LOOPBACK, port, data)
    from django.conf import settings
    from django.utils import timezone

    from uprdesk.coalition import sample
    from uprdesk.coalition.models import Person
    from uprdesk.record.sample import keep, kept
    from uprdesk.stages.timeline.sample import load

    if Person.objects.exists() and not sample.is_there():
        raise CannotServe(
            say(
                gettext_noop("People already work in this store; the sample does not belong in it.")
            ),
            say(gettext_noop("Name a new folder: uprdesk demo --data FOLDER.")),
        )
    keep_at_home(LOOPBACK)
    if not sample.is_there():
        remark("Making the people of the sample and what they do together …")
        load(at=timezone.now())
    load_documents()
    learn_from_the_sample()
    keep(settings.DATA)
    click.echo(f"UPR Desk with its sample: {settings.ADDRESS}")
    show_accounts()
    for path in kept(settings.DATA):
        click.echo(f"  A report to drop: {path}")
    show_first_identity()
    run_server(LOOPBACK, port)


def show_accounts() -> None:
    """Print who can sign in, and what each account shows."""
    from uprdesk.coalition import sample

    there = sample.accounts()
    wide = max(len(account.pseudonym) for account in there)
    click.echo(f"Sign in as one of these; the password of each is {sample.PASSWORD}")
    for account in there:
        click.echo(f"  {account.pseudonym:<{wide}}  {account.about}")
    if len(there) < len(sample.ACCOUNTS):
        remark(
            "This store holds the sample of an earlier version, without engagements. For today's: "
            "uprdesk demo --data NEW-FOLDER."
        )


def load_documents() -> None:
    """Import the documents of the sample, all or none, unless this store has them."""
    from django.db import transaction
    from django.utils import timezone

    from upr.intake import read
    from upr.vocab import SAMPLE_STATES
    from uprdesk.record import importer, sample
    from uprdesk.record.models import Recommendation

    if Recommendation.objects.filter(state__in=list(SAMPLE_STATES)).exists():
        return
    remark("Reading the documents of the sample …")
    with transaction.atomic():
        for file in sample.files():
            importer.save(
                read(file.data, file.name, kind=file.kind, sample=True),
                sha256=hashlib.sha256(file.data).hexdigest(),
                at=timezone.now(),
                sample=True,
            )
        correct_labels()


def learn_from_the_sample() -> None:
    """Let the worker fit a small model on the sample, unless this store has one: half a minute,
    in which labels come from rules."""
    from django.utils import timezone

    from uprdesk.record import knowing, training
    from uprdesk.shell import jobs
    from uprdesk.shell.models import OVER, Job

    name = f"{training.__name__}.{training.train_on_record.__qualname__}"
    begun = Job.objects.filter(work=name).exclude(state__in=OVER)
    if knowing.model() is None and not begun.exists():
        jobs.enqueue(training.train_on_record, by=curator(), at=timezone.now())


def curator():
    """The first person of the sample who may correct labels."""
    from uprdesk.coalition.models import Person
    from uprdesk.coalition.rights import Can

    return next(one for one in Person.objects.order_by("pk") if one.can(Can.CORRECT_LABELS))


def correct_labels() -> None:
    """Let a curator of the sample say what she thinks of some labels."""
    from django.utils import timezone

    from uprdesk.record import importer, sample
    from uprdesk.record.models import Recommendation

    for said in sample.corrections():
        one = Recommendation.objects.get(state=said.state, session=said.session, text=said.text)
        importer.correct(one, said.kind, said.value, said.applies, by=curator(), at=timezone.now())
