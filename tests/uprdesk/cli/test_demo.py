"""`uprdesk demo`: the sample, on this machine only."""

import pytest
from click.testing import CliRunner

from upr.vocab import SAMPLE_STATES
from uprdesk.cli import demo, main
from uprdesk.coalition import sample
from uprdesk.coalition.models import Person
from uprdesk.record.models import Label, Recommendation
from uprdesk.shell.models import Job, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(monkeypatch, settings, tmp_path) -> list[str]:
    """Where a server would have been started; everything before that happens."""
    hosts = []
    settings.DATA = tmp_path
    settings.ALLOWED_HOSTS = settings.LOOPBACK  # the tests have added one of their own
    monkeypatch.setattr(demo, "run_server", lambda host, port: hosts.append(host))
    monkeypatch.setattr(demo, "prepare", lambda host, port, data: None)
    return hosts


def test_the_demo_prints_its_accounts_and_keeps_what_was_there(served):
    """Reads and imports real files of the sample (some seconds)."""
    counted = []
    for _ in range(2):
        result = CliRunner().invoke(main, ["demo"])
        assert all(account.pseudonym in result.stdout for account in sample.ACCOUNTS)
        assert sample.PASSWORD in result.stdout
        assert "A-HRC-29-902_en.pdf" in result.stdout
        counted.append((Person.objects.count(), Recommendation.objects.count()))
    assert counted[0] == counted[1]
    learning = Job.objects.get()
    assert (learning.state, learning.owner.pseudonym) == (State.WAITING, "Amina")
    assert counted[0][0] == len(sample.ACCOUNTS)
    assert counted[0][1] > 50
    assert served == ["127.0.0.1"] * 2
    states = set(Recommendation.objects.values_list("state", flat=True))
    assert {"XAA", "XAB"} < states <= SAMPLE_STATES.keys()
    corrected = Label.objects.filter(origin="person")
    assert {(label.by.pseudonym, label.applies) for label in corrected} == {
        ("Amina", True),
        ("Amina", False),
    }


def test_the_sample_is_not_put_among_people_who_work(served, cast):
    refused = CliRunner().invoke(main, ["demo"])
    assert refused.exit_code == 1
    assert "--data" in refused.stderr
    assert served == []
    assert not sample.is_there()
