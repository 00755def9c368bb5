"""Settings of the tests: the product's own, in a folder that goes away, and quick."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="uprdesk-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["UPRDESK_DATA"] = str(FOLDER)

from uprdesk.config.settings import *  # noqa: E402, F403, TID251

(FOLDER / "static").mkdir(exist_ok=True)
PASSWORD_HASHERS = ["uprdesk.sealing.stretching.SplitArgon2Hasher"]
SIGN_IN_COST = (64, 1, 1)
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
