"""Where the real UN documents are, for the tests that read them."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# a busy machine is no fault of a test
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")

DOCUMENTS = Path(
    os.environ.get("UPR_DOCUMENTS", Path(__file__).parents[2] / "shared" / "data" / "un-documents")
)


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of real UN documents; a test that needs it is skipped where it is missing."""
    if not (DOCUMENTS / "index.csv").is_file():
        pytest.skip(f"the real UN documents are not at {DOCUMENTS}; set UPR_DOCUMENTS")
    return DOCUMENTS
