"""Set up, pass and remove the second step of signing in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from upr.errors import UprError
from upr.text import Text, gettext_noop, say
from uprdesk.coalition import attempts, trace
from uprdesk.coalition.actions.door import SignedIn, confirm_password, target
from uprdesk.coalition.models import AboutStep, SecondStep
from uprdesk.coalition.second_step import codes, passkey, totp
from uprdesk.coalition.second_step.passkey import Passkey, Site, State
from uprdesk.coalition.second_step.totp import AppKey, Judged, Verdict

Found = TypeVar("Found")


class StepRefused(UprError):
    """A wrong code, or too many of them; nobody is signed in, nothing is set up."""


class OtherClock(StepRefused):
    """The code is right for another time: a clock is wrong."""


def steps_of(who: SignedIn) -> list[SecondStep]:
    """The second steps of a person, opened, the oldest first; the codes among them."""
    return SecondStep.objects.opened(who.person, who.identity)


def passkeys_of(steps: list[SecondStep]) -> list[Passkey]:
    """The passkeys among opened steps."""
    return [step.inside.passkey for step in steps if step.inside.passkey]


def codes_left(steps: list[SecondStep]) -> int | None:
    """How many recovery codes can still be used; None where none were made."""
    return next((len(step.inside.codes.digests) for step in steps if step.inside.codes), None)


# --- passing it ----------------------------------------------------------------------------------


def pass_app(who: SignedIn, *, typed: str, at: datetime, mark: str = "") -> None:
    """Take the six digits of an app; raises StepRefused, and OtherClock."""

    def look() -> None:
        steps = [step for step in steps_of(who) if step.inside.app]
        judged = [(totp.judge(step.inside.app, typed, at), step) for step in steps]
        if not judged:
            raise wrong_code()
        best, step = min(judged, key=lambda pair: pair[0].verdict.value)
        changed = best.key != step.inside.app
        if changed and not step.replace(who.identity, replace(step.inside, app=best.key)):
            raise used_code()
        refuse(best)

    slowly(who, look, at, mark)


def pass_passkey(
    who: SignedIn, *, site: Site, state: State, answer: str, at: datetime, mark: str = ""
) -> None:
    """Take the signature of a passkey; raises StepRefused, and PasskeyRefused.

    state  what was remembered when the browser was asked (`passkey.begin_authenticate`)
    """

    def look() -> None:
        steps = steps_of(who)
        before, after = passkey.authenticate(site, state, passkeys_of(steps), answer)
        step = next(step for step in steps if step.inside.passkey == before)
        if not step.replace(who.identity, replace(step.inside, passkey=after)):
            raise passkey.refused()

    slowly(who, look, at, mark)


def pass_code(who: SignedIn, *, typed: str, at: datetime, mark: str = "") -> int:
    """Take a recovery code and use it up; how many are left. Raises StepRefused."""

    def look() -> int:
        for step in steps_of(who):
            left = codes.use(step.inside.codes, typed) if step.inside.codes else None
            if left and step.replace(who.identity, replace(step.inside, codes=left)):
                trace.record("codes.used", by=who.person, target=target(who.person), at=at)
                return len(left.digests)
        raise StepRefused(
            say(gettext_noop("This is none of your recovery codes, or it was used already.")),
            say(gettext_noop("Type another one from your list; each works once.")),
        )

    return slowly(who, look, at, mark)


def slowly(who: SignedIn, look: Callable[[], Found], at: datetime, mark: str) -> Found:
    """Do `look` unless too many second steps were wrong before; raises StepRefused then."""
    name = who.person.pseudonym
    wait = attempts.count_step(name, mark, at)
    if wait:
        raise too_many(a_day=wait == attempts.DAY)
    found = look()
    attempts.right_step(name, mark)
    return found


# --- setting it up -------------------------------------------------------------------------------


def add_app(who: SignedIn, *, key: AppKey, typed: str, name: str, at: datetime) -> tuple[str, ...]:
    """Keep the key of an app whose code was typed; the recovery codes made with the first step.

    Raises StepRefused, and OtherClock: then nothing is kept.
    """
    judged = totp.judge(key, typed, at)
    refuse(judged)
    return add(who, AboutStep(name=name, made_on=at.date(), app=judged.key), at)


def add_passkey(
    who: SignedIn, *, site: Site, state: State, answer: str, name: str, at: datetime
) -> tuple[str, ...]:
    """Keep a new passkey; the recovery codes made with the first step. Raises PasskeyRefused."""
    made = passkey.register(site, state, answer)
    return add(who, AboutStep(name=name, made_on=at.date(), passkey=made), at)


@transaction.atomic
def add(who: SignedIn, inside: AboutStep, at: datetime) -> tuple[str, ...]:
    """Keep a step that was tried; recovery codes to be shown, where it is the first one."""
    first = not who.person.second_steps.exists()
    keep(who, inside)
    trace.record("step.added", by=who.person, target=target(who.person), at=at)
    return make_codes(who, at=at) if first else ()


@transaction.atomic
def make_codes(who: SignedIn, *, at: datetime) -> tuple[str, ...]:
    """Ten new recovery codes, to be shown once; those of before are worth nothing any more.

    Raises StepRefused where there is no other step: codes alone are none.
    """
    steps = steps_of(who)
    if not [step for step in steps if not step.inside.codes]:
        raise StepRefused(
            say(gettext_noop("Recovery codes stand in for another second step.")),
            say(gettext_noop("Add an app or a passkey first.")),
        )
    for step in steps:
        if step.inside.codes:
            step.delete()
    kept, shown = codes.make()
    keep(who, AboutStep(made_on=at.date(), codes=kept))
    trace.record("codes.made", by=who.person, target=target(who.person), at=at)
    return shown


def remove(who: SignedIn, pk: UUID, *, password: str, at: datetime, mark: str = "") -> bool:
    """Remove a step; with the last one its recovery codes go. Whether there was such a step.

    Raises SignInRefused where `password` is not the person's.
    """
    confirm_password(who.person, password, at=at, mark=mark)
    with transaction.atomic():
        real = [step for step in steps_of(who) if not step.inside.codes]
        if pk not in {step.pk for step in real}:
            return False
        rows = who.person.second_steps.all()
        (rows if len(real) == 1 else rows.filter(pk=pk)).delete()
        trace.record("step.removed", by=who.person, target=target(who.person), at=at)
    return True


def keep(who: SignedIn, inside: AboutStep) -> None:
    """Store a new step."""
    SecondStep(person=who.person).seal(who.identity, inside).save()


# --- saying what is wrong ------------------------------------------------------------------------


def refuse(judged: Judged) -> None:
    """Raise what is wrong with a code; nothing where it is right."""
    if judged.verdict == Verdict.USED:
        raise used_code()
    if judged.verdict == Verdict.OTHER_TIME:
        raise other_clock(judged)
    if judged.verdict == Verdict.WRONG:
        raise wrong_code()


def other_clock(judged: Judged) -> OtherClock:
    """The code is right at another time."""
    return OtherClock(
        say(
            gettext_noop(
                "The code is right for another time: the clock of your telephone differs from ours "
                "by about %(minutes)d min."
            ),
            minutes=judged.minutes,
        ),
        say(
            gettext_noop(
                "Let the telephone set its time by itself (settings, date and time), wait for the "
                "next code and type that one. If the telephone is right, tell whoever runs this "
                "installation that the clock here is wrong."
            )
        ),
    )


def wrong_code() -> StepRefused:
    """Nothing is known of this code."""
    return StepRefused(
        say(gettext_noop("This code is not right.")),
        say(gettext_noop("Type the six digits that the app shows now, before they change.")),
    )


def used_code() -> StepRefused:
    """The code was right, once."""
    return StepRefused(
        say(gettext_noop("This code was used already.")),
        say(gettext_noop("Wait until the app shows the next one, at most half a minute.")),
    )


def too_many(*, a_day: bool) -> StepRefused:
    """Guessing is slowed down."""
    message, wait = _TOO_MANY[a_day]
    return StepRefused(message, wait)


_TOO_MANY: dict[bool, tuple[Text, Text]] = {
    False: (
        say(gettext_noop("Too many wrong codes in a short time.")),
        say(
            gettext_noop(
                "Wait a quarter of an hour, then try again. If it was not you, somebody knows your "
                "password: choose another one."
            )
        ),
    ),
    True: (
        say(gettext_noop("Too many wrong codes today.")),
        say(
            gettext_noop(
                "Wait a day, or use a browser in which you signed in before. If it was not you, "
                "somebody knows your password: choose another one."
            )
        ),
    ),
}
