"""What an upload leaves behind goes away."""

import os
from datetime import timedelta

from uprdesk.shell import uploads


def test_only_what_was_left_long_ago_is_deleted(settings, tmp_path, noon):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    for name, age in (
        ("old.upload.pdf", timedelta(days=2)),
        ("new.upload.pdf", timedelta(hours=1)),
    ):
        (tmp_path / name).write_text("x")
        moment = (noon - age).timestamp()
        os.utime(tmp_path / name, (moment, moment))
    assert uploads.forget(noon) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["new.upload.pdf"]
