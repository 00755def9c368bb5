"""Slow browsers: what they send is awaited before a thread makes a page, and not for ever.

Pages are made by a few threads. A browser that sends its form byte by byte, or never reads its
answer, must not keep one of them: as many such visitors as there are threads would stop the site
for everybody.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

FORM = 256 * 1024
"""Bytes of a form that are awaited in memory; more is an upload."""
FORM_SECONDS = 60
"""Until a form has to be there."""
SILENT_SECONDS = 30
"""How long an upload or the reading of an answer may stand still."""
FILES = re.compile(r"/(?:export|reading)\.[a-z]+")
"""Addresses of answers that may be long."""

GONE: Message = {"type": "http.disconnect"}


class Patience:
    """Hands a request on as soon as it can be answered.

    pages      answers at once, in a few threads
    transfers  the same application in threads of its own, for uploads and long answers: these may
               take as long as the connection wants, and only other transfers wait for them
    """

    def __init__(self, pages: Application, transfers: Application) -> None:
        self.pages = pages
        self.transfers = transfers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; 408 for a form that does not arrive."""
        send = unless_read_by_nobody(send)
        announced = length(scope)
        if FILES.search(scope["path"]):
            await self.transfers(scope, nothing_comes, send)
        elif announced == 0:
            await self.pages(scope, nothing_comes, send)
        elif announced <= FORM:
            try:
                async with asyncio.timeout(FORM_SECONDS):
                    form = await whole(receive)
            except TimeoutError:
                await refuse(send)
                return
            await self.pages(scope, at_once(form), send)
        else:
            await self.transfers(scope, unless_silent(receive), send)


def length(scope: Scope) -> int:
    """Bytes that the request announces; 0 for none, and for a length nobody can tell beforehand:
    nothing reads those."""
    announced = dict(scope["headers"]).get(b"content-length", b"")
    return int(announced) if announced.isdigit() else 0


async def whole(receive: Receive) -> bytes:
    """All that the browser sends, cut off behind FORM bytes."""
    form = bytearray()
    while len(form) <= FORM:
        message = await receive()
        form += message.get("body", b"")
        if not message.get("more_body", False):
            break
    return bytes(form[:FORM])


def at_once(form: bytes) -> Receive:
    """What was sent, in one piece."""

    async def receive() -> Message:
        return {"type": "http.request", "body": form, "more_body": False}

    return receive


nothing_comes = at_once(b"")


def unless_silent(receive: Receive) -> Receive:
    """What is sent piece by piece; a browser that stands still counts as gone."""

    async def receive_soon() -> Message:
        try:
            return await asyncio.wait_for(receive(), SILENT_SECONDS)
        except TimeoutError:
            return GONE

    return receive_soon


def unless_read_by_nobody(send: Send) -> Send:
    """Sends as long as the answer is read; then lets the rest fall, so that its thread is free."""
    read = True

    async def send_soon(message: Message) -> None:
        nonlocal read
        if read:
            try:
                await asyncio.wait_for(send(message), SILENT_SECONDS)
            except TimeoutError:
                read = False

    return send_soon


async def refuse(send: Send) -> None:
    """408, without words: whoever sends like this reads none."""
    headers = [
        (b"content-length", b"0"),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 408, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
