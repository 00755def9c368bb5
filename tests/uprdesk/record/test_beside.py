"""Work that goes on beside the requests."""

import threading

from uprdesk.record.beside import Beside


def test_what_is_asked_for_twice_is_done_once():
    go_on, done = threading.Event(), []

    def work() -> None:
        go_on.wait(10)
        done.append(threading.current_thread().name)

    beside = Beside("counting", work)
    beside.begin()
    beside.begin()
    go_on.set()
    beside.join()
    assert done == ["counting"]


def test_an_error_is_written_down_and_the_next_to_ask_begins_anew(caplog):
    turns = []

    def work() -> None:
        turns.append(1)
        if len(turns) == 1:
            raise ValueError("broken")

    beside = Beside("counting", work)
    beside.begin()
    beside.join()
    assert "counting, which is made beside the requests, failed" in caplog.text
    beside.begin()
    beside.join()
    assert len(turns) == 2
