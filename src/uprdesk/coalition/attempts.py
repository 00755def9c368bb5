"""Wrong passwords slow guessing down, and shut out nobody who signed in here before.

Whoever knows a pseudonym could type wrong passwords for it all day. A browser in which its person
signed in before has a mark, which says so and nothing else, and counts for itself.

Wrong second steps are counted apart, and for a day: whoever types one knows the password.
"""

import secrets
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from uprdesk.coalition.models import FailedSignIn, fold

REMEMBERED = timedelta(minutes=15)
WRONG_PER_NAME = 5
"""Wrong passwords in a quarter of an hour, for one pseudonym or from one marked browser; then even
the right one waits. As many wrong second steps."""

MOMENT = timedelta(minutes=1)
WRONG_IN_ALL = 20
"""Wrong passwords in a minute, from all browsers together; then those without a mark wait."""

DAY = timedelta(days=1)
WRONG_A_DAY = 20
"""Wrong second steps in a day: of a million codes three are right at a time, so guessing takes
decades."""

MARK_BYTES = 16


def mark_for(pseudonym: str) -> str:
    """A new mark for a browser in which this person has signed in; it does not tell who."""
    number = secrets.token_hex(MARK_BYTES)
    return f"{number}-{_digest('mark', number, pseudonym)}"


def is_marked(mark: str, pseudonym: str) -> bool:
    """Whether the person of this pseudonym signed in where `mark` comes from."""
    number, _, proof = mark.partition("-")
    return constant_time_compare(proof, _digest("mark", number, pseudonym))


def too_many(pseudonym: str, mark: str, at: datetime) -> bool:
    """Whether this try of a password has to wait."""
    recent = FailedSignIn.objects.filter(after_password=False, at__gt=at - REMEMBERED)
    if recent.filter(name_digest=_counted(pseudonym, mark)).count() >= WRONG_PER_NAME:
        return True
    at_once = recent.filter(at__gt=at - MOMENT).count()
    return at_once >= WRONG_IN_ALL and not is_marked(mark, pseudonym)


def wrong(pseudonym: str, mark: str, at: datetime) -> None:
    """Remember a wrong password."""
    forget(at)
    FailedSignIn.objects.create(name_digest=_counted(pseudonym, mark), at=at)


def right(pseudonym: str, mark: str) -> None:
    """Forget the wrong ones before the right one."""
    wrong_ones = FailedSignIn.objects.filter(after_password=False)
    wrong_ones.filter(name_digest=_counted(pseudonym, mark)).delete()


def count_step(pseudonym: str, mark: str, at: datetime) -> timedelta | None:
    """Count a second step as wrong before it is looked at, so that many sent at once are counted.

    How long it has to wait instead; None: look at it, and call `right_step` where it is right.
    """
    forget(at)
    counted = _counted(pseudonym, mark)
    this = FailedSignIn.objects.create(name_digest=counted, at=at, after_password=True)
    tries = FailedSignIn.objects.filter(after_password=True, name_digest=counted)
    wait = None
    if tries.count() > WRONG_A_DAY:
        wait = DAY
    elif tries.filter(at__gt=at - REMEMBERED).count() > WRONG_PER_NAME:
        wait = REMEMBERED
    if wait:
        this.delete()
    return wait


def wrong_steps(pseudonym: str, at: datetime) -> int:
    """How many second steps were wrong in the last day where nobody had signed in before: who typed
    them knew the password."""
    tries = FailedSignIn.objects.filter(after_password=True, at__gt=at - DAY)
    return tries.filter(name_digest=_digest("name", pseudonym)).count()


def right_step(pseudonym: str, mark: str) -> None:
    """Forget the wrong second steps before the right one."""
    tries = FailedSignIn.objects.filter(after_password=True)
    tries.filter(name_digest=_counted(pseudonym, mark)).delete()


def forget(at: datetime) -> None:
    """Delete what was remembered long enough."""
    FailedSignIn.objects.filter(after_password=False, at__lte=at - REMEMBERED).delete()
    FailedSignIn.objects.filter(at__lte=at - DAY).delete()


def _counted(pseudonym: str, mark: str) -> str:
    """By what a try is counted: the mark where there is one, else the pseudonym."""
    return _digest("browser", mark) if is_marked(mark, pseudonym) else _digest("name", pseudonym)


def _digest(purpose: str, *words: str) -> str:
    """Keyed digest in hex: the store and the browser can recognise the words, never tell them."""
    told = "\0".join(fold(word) for word in words)
    return salted_hmac(f"uprdesk.coalition.{purpose}", told, algorithm="sha256").hexdigest()
