"""The door for servers that speak ASGI: pages are made in threads, one process for everything."""

import gc
import sys

from a2wsgi import WSGIMiddleware

from uprdesk.config.patience import Patience
from uprdesk.config.wsgi import application as pages

WORKERS = 4
"""Threads that make pages at the same time; each keeps its own connection to the store.

Making a page is nearly all Python, which one thread at a time may run: with eight threads a page
cost half as much again, and the last of eight readers waited twice as long (`benchmarks pages`).
"""

TRANSFERS = 4
"""Further threads, for uploads and downloads: they mostly wait for a connection."""

SWITCH_SECONDS = 0.02
"""How long a thread may run before another one takes over: long enough for most of a page."""

ALLOCATED = 20_000
"""Objects made between two looks for rubbish: a page makes and forgets about as many."""

gc.freeze()  # what is here now stays: settings, models, templates
gc.set_threshold(ALLOCATED, 20, 50)
sys.setswitchinterval(SWITCH_SECONDS)

answer_pages = Patience(
    WSGIMiddleware(pages, workers=WORKERS), WSGIMiddleware(pages, workers=TRANSFERS)
)


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
