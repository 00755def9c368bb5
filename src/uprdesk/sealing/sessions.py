"""Sessions sealed under their cookies: Django's session engine (`settings.SESSION_ENGINE`).

The cookie holds 256 random bits. The store finds the session's row by one thing derived from them
and the server opens it by another, so the rows alone, and even the rows with the installation's
secret key, open for nobody; what a session holds, a private key among it, dies with the cookie.
The secret key goes into both as well, so that whoever can write in the store cannot make a session.

A session ends by `SESSION_COOKIE_AGE` and `SESSION_IDLE`; an own end of one (`set_expiry`) changes
what the browser is told, not how long the row lives.
"""

import secrets

from django.contrib.auth import SESSION_KEY as PERSON
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from uprdesk.sealing.box import CannotOpen, derive, open_box, seal
from uprdesk.sealing.models import Session, SessionQuerySet, rounded
from uprdesk.sealing.server import server_key

COOKIE_BYTES = 32
COOKIE_LETTERS = len(secrets.token_urlsafe(COOKIE_BYTES))


def sessions_of(person: AbstractBaseUser) -> SessionQuerySet:
    """The sessions in which this person is signed in now, the newest use first."""
    found = Session.objects.living(timezone.now()).filter(person_id=person.pk)
    return found.order_by("-seen_at", "-pk")


def row_of(cookie: str | None) -> Session | None:
    """The row of this cookie (`request.session.session_key`), e.g. to show which one is here."""
    return Session.objects.filter(digest=_digest(cookie)).first() if cookie else None


def end_session(pk: int) -> bool:
    """End one session; its person's next page asks to sign in. Whether there was one."""
    gone, _ = Session.objects.filter(pk=pk).delete()
    return bool(gone)


def end_all(person: AbstractBaseUser, but: str | None = None) -> int:
    """End the sessions of a person, except that of the cookie `but`; how many ended."""
    found = Session.objects.filter(person_id=person.pk)
    gone, _ = (found.exclude(digest=_digest(but)) if but else found).delete()
    return gone


class SessionStore(SessionBase):
    """One session: `session_key` is what the cookie holds and the store does not."""

    @classmethod
    def get_model_class(cls) -> type[models.Model]:
        """The table of the sessions."""
        return Session

    @classmethod
    def clear_expired(cls) -> None:
        """Delete the sessions that ended."""
        Session.objects.ended(timezone.now()).delete()

    def exists(self, session_key: str) -> bool:
        """Whether there is a row for this cookie."""
        return Session.objects.filter(digest=_digest(session_key)).exists()

    def load(self) -> dict[str, object]:
        """What the session holds; nothing, and another cookie, where it ended or does not open."""
        row = Session.objects.living(timezone.now()).filter(digest=_digest(self.session_key))
        sealed = row.values_list("sealed", flat=True).first()
        if sealed is not None:
            try:
                return self._open(bytes(sealed))
            except CannotOpen:
                pass  # a row that somebody changed: its person signs in again
        self._session_key = None
        return {}

    def create(self) -> None:
        """Begin a session under a new cookie."""
        while True:
            self._session_key = self._get_new_session_key()
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Store the session, sealed anew.

        Raises CreateError where the row was to be new and is not, and UpdateError where it is gone:
        a session that was ended meanwhile does not come back.
        """
        if self.session_key is None:
            self.create()
            return
        content = self._get_session(no_load=must_create)
        if self.session_key is None:  # it ended between the first look and this one
            raise UpdateError
        digest, now = _digest(self.session_key), rounded(timezone.now())
        row = {"sealed": self._seal(content), "person_id": _person(content), "seen_at": now}
        if not must_create:
            if not Session.objects.filter(digest=digest).update(**row):
                raise UpdateError
            return
        try:
            with transaction.atomic():
                Session.objects.create(digest=digest, began_at=now, **row)
        except IntegrityError as error:
            raise CreateError from error

    def delete(self, session_key: str | None = None) -> None:
        """Delete the row of this cookie, or of this session's own."""
        cookie = session_key or self.session_key
        if cookie:
            Session.objects.filter(digest=_digest(cookie)).delete()

    def _seal(self, content: dict[str, object]) -> bytes:
        plain = self.serializer().dumps(content)
        return seal(_key(self.session_key), plain, _place(self.session_key))

    def _open(self, sealed: bytes) -> dict[str, object]:
        plain = open_box(_key(self.session_key), sealed, _place(self.session_key))
        return self.serializer().loads(plain)

    def _get_new_session_key(self) -> str:
        return secrets.token_urlsafe(COOKIE_BYTES)

    async def _aget_new_session_key(self) -> str:
        return self._get_new_session_key()

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key) and len(key) == COOKIE_LETTERS


def _person(content: dict[str, object]) -> int | None:
    """Who is signed in, as `django.contrib.auth.login` notes it."""
    noted = content.get(PERSON)
    return None if noted is None else int(str(noted))


def _derived(cookie: str, purpose: str) -> bytes:
    secret = cookie.encode("utf-8", "surrogatepass") + server_key("sessions")
    return derive(secret, f"session {purpose}")


def _digest(cookie: str) -> str:
    return _derived(cookie, "row").hex()


def _key(cookie: str) -> bytes:
    return _derived(cookie, "box")


def _place(cookie: str) -> str:
    return f"{Session._meta.db_table}.sealed.{_digest(cookie)}"
