"""An invented record and the model of its answers."""

import pytest

from tests.upr.insight.invented import invented_past
from upr.insight.answers import AnswerModel


@pytest.fixture(scope="package")
def past():
    return invented_past()


@pytest.fixture(scope="package")
def model(past):
    return AnswerModel.fit(past)
