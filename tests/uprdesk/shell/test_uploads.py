"""What an upload leaves behind goes away."""

import os
from datetime import timedelta

from django.utils import timezone

from uprdesk.shell import uploads


def test_only_what_was_left_long_ago_is_deleted(settings, tmp_path, noon):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    for name, age in (
        ("old.upload.pdf", timedelta(hours=2)),
        ("new.upload.pdf", timedelta(minutes=50)),
    ):
        (tmp_path / name).write_text("x")
        moment = (noon - age).timestamp()
        os.utime(tmp_path / name, (moment, moment))
    assert uploads.forget(noon) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["new.upload.pdf"]


def test_a_folder_left_behind_is_deleted_and_a_link_is_not_followed(settings, tmp_path, noon):
    incoming, elsewhere = tmp_path / "incoming", tmp_path / "elsewhere"
    settings.FILE_UPLOAD_TEMP_DIR = str(incoming)
    for folder in (incoming / "uprdesk-x", elsewhere):
        folder.mkdir(parents=True)
        (folder / "document.doc").write_text("x")
    (incoming / "link").symlink_to(elsewhere)
    assert uploads.forget(timezone.now() + timedelta(days=1)) == 2
    assert list(incoming.iterdir()) == []
    assert (elsewhere / "document.doc").exists()
