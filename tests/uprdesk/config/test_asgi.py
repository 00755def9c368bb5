"""The door for servers."""

import asyncio

from uprdesk.config import asgi


def talk(scope, *received):
    """What the application sends, given the messages it receives."""
    coming, sent = list(received), []

    async def receive():
        return coming.pop(0)

    async def send(message):
        sent.append(message)

    asyncio.run(asgi.application(scope, receive, send))
    return sent


def test_start_and_stop_are_answered():
    sent = talk({"type": "lifespan"}, {"type": "lifespan.startup"}, {"type": "lifespan.shutdown"})
    assert [m["type"] for m in sent] == ["lifespan.startup.complete", "lifespan.shutdown.complete"]


def test_a_websocket_is_closed():
    sent = talk({"type": "websocket"}, {"type": "websocket.connect"})
    assert sent == [{"type": "websocket.close", "code": 1000}]
