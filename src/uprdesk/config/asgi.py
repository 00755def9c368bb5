import gc, sys
"""The door for servers that speak ASGI: pages are made in threads, one process for everything."""

from a2wsgi import WSGIMiddleware

from uprdesk.config.patience import Patience
from uprdesk.config.wsgi import application as pages

WORKERS = 2
"""Threads that make pages at the same time; each keeps its own connection to the store."""

answer_pages = Patience(WSGIMiddleware(pages, workers=WORKERS))


async def lifespan(receive, send) -> None:
    """Say yes to the server's start and stop; nothing of ours waits for either."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def application(scope, receive, send) -> None:
    """Pages by http; websockets are refused until a room needs them."""
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["type"] == "http":
        await answer_pages(scope, receive, send)
    else:
        await receive()
        await send({"type": "websocket.close", "code": 1000})
gc.collect(); gc.freeze(); gc.set_threshold(20000,20,50); sys.setswitchinterval(0.02)
