"""Uploads: their limit, held even when the browser did not say how much will come; their end."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

LEFT_AFTER = timedelta(hours=1)
"""Nothing stands still that long while somebody still works on it."""


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
    """Delete what an upload or a half-written download left behind an hour ago, and return how
    much: a process that was ended half-way does not tidy up by itself."""
    long_ago = (at - LEFT_AFTER).timestamp()
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)
    left = [path for path in folder.iterdir() if path.lstat().st_mtime < long_ago]
    for path in left:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    return len(left)
