"""The limit of one upload, held even when the browser did not say how much will come."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler


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
