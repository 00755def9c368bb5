"""A server keeps one worker beside it."""

import subprocess
import sys
import threading
import time

import pytest

from uprdesk.cli import worker


@pytest.fixture
def workers(monkeypatch):
    """The workers that were begun: programs that sleep."""
    begun = []

    def begin():
        asleep = [sys.executable, "-c", "import time; time.sleep(60)"]
        begun.append(subprocess.Popen(asleep))
        return begun[-1]

    monkeypatch.setattr(worker, "begin", begin)
    monkeypatch.setattr(worker, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(worker, "AGAIN_SECONDS", 0.01)
    return begun


def wait_until(so):
    for _ in range(500):
        if so():
            return
        time.sleep(0.01)
    raise AssertionError("it never came to that")


def test_a_worker_that_the_system_ends_is_replaced(workers, caplog):
    with worker.beside():
        wait_until(lambda: len(workers) == 1)
        workers[0].kill()
        wait_until(lambda: len(workers) == 2)
        assert workers[1].poll() is None
    assert workers[1].poll() is not None
    assert "another one begins" in caplog.text


def test_a_worker_ends_with_its_server(workers):
    over = threading.Event()
    keeper = threading.Thread(target=worker.keep_one, args=(over,))
    keeper.start()
    wait_until(lambda: workers)
    over.set()
    keeper.join(10)
    assert len(workers) == 1
    assert workers[0].poll() is not None
