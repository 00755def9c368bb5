"""What may be written to the log: what failed and where in our code, never who or what about."""

import logging

from django.conf import settings


class CarefulFormatter(logging.Formatter):
    """Leaves out addresses, the words of exceptions and all values.

    An address may hold a search, an exception of the database the value that it refused. The
    route's name, the kind of exception and the lines of our code are enough to find the fault.
    With UPRDESK_DEBUG (a laptop) everything is written.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """One line, and under it the lines of code where an exception went through."""
        request = getattr(record, "request", None)
        if request is not None and not settings.DEBUG:
            match = getattr(request, "resolver_match", None)
            place = match.view_name if match else "an unknown address"
            told = logging.makeLogRecord(vars(record))
            told.msg, told.args = "fault while answering %s", (place,)
            return super().format(told)
        return super().format(record)

    def formatException(self, ei) -> str:
        """The traceback with the kind of exception instead of its words."""
        if settings.DEBUG:
            return super().formatException(ei)
        lines = []
        frame = ei[2]
        while frame is not None:
            code = frame.tb_frame.f_code
            lines.append(f"  {code.co_filename}:{frame.tb_lineno} {code.co_name}")
            frame = frame.tb_next
        kind = f"{ei[0].__module__}.{ei[0].__qualname__}" if ei[0] else "no exception"
        return "\n".join([*lines, kind])
