"""Uploads: their limit, held even when the browser did not say how much will come; their end."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

LEFT_AFTER = timedelta(days=1)


class SizeLimitHandler(FileUploadHandler):
    """Counts what arrives and stops at `settings.UPLOAD_LIMIT` bytes of files in one request.

    Raises RequestDataTooBig, which becomes the page that says how large a file may be.
    """

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Let the chunk pass to the handlers that keep it."""
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT:
            raise RequestDataTooBig("more than UPLOAD_LIMIT")
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Keep nothing: the next handlers do."""
        return None


def forget(at: datetime) -> int:
    """Delete files that an upload left behind a day ago, and return how many: a server that was
    ended half-way does not tidy up by itself."""
    long_ago = (at - LEFT_AFTER).timestamp()
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)
    left = [file for file in folder.glob("*.upload*") if file.stat().st_mtime < long_ago]
    for file in left:
        file.unlink(missing_ok=True)
    return len(left)
