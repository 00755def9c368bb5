"""`uprdesk train`: measures label by label, a model in its folder, labels in the store."""

import csv
import json
import shutil

import pytest
from click.testing import CliRunner

from tests.upr.insight.invented import table_rows
from upr.insight.model import Model
from upr.output.fields import TRAIN
from uprdesk.cli import main
from uprdesk.record import knowing
from uprdesk.record.models import Label

SESSIONS = 8


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """The invented record in the form of UPR Info's table."""
    path = tmp_path_factory.mktemp("table") / "export.csv"
    rows = list(table_rows(SESSIONS))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, tuple(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture(scope="module")
def learnt(table, tmp_path_factory):
    """What a training told, and the folder of the model."""
    folder = tmp_path_factory.mktemp("learnt") / "model"
    arguments = ["train", str(table), "--until-session", "6", "--model", str(folder)]
    result = CliRunner().invoke(main, [*arguments, "--format", "json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout), result.stderr, folder


def test_the_measures_of_the_last_sessions_are_printed_label_by_label(learnt):
    rows, remarks, _ = learnt
    assert all(set(row) <= set(TRAIN) for row in rows)
    scores = {(row["part"], row["label"]): row for row in rows}
    assert scores["issues", "Death penalty"]["support"] > 0
    micro = scores["issues", "micro F1"]
    assert micro["f1"] == pytest.approx(micro["value"], abs=0.001)
    assert 0 < scores["actions", "accuracy"]["low"] <= scores["actions", "accuracy"]["high"] <= 1
    assert {("actions", "5"), ("answers", "Brier"), ("habits", "recall@20")} <= scores.keys()
    assert "measured on sessions 5, 6" in remarks


def test_the_card_tells_the_table_and_later_sessions_are_left_out(learnt):
    card = Model.load(learnt[2]).card
    assert (card.table, card.tested_on, card.until_session) == ("export.csv", (5, 6), 6)
    assert len(card.sha256) == 64
    assert card.made_at.startswith("20")
    assert card.figures


@pytest.fixture
def store():
    """The folder of the store's model, empty again after the test."""
    yield knowing.folder()
    shutil.rmtree(knowing.folder(), ignore_errors=True)


@pytest.mark.django_db
def test_the_store_keeps_the_model_and_gets_new_labels(run, table, store):
    run("import", table)
    Label.objects.all().delete()
    run("train", table, "--format", "json")
    assert knowing.model().until_session == SESSIONS
    assert Label.objects.filter(origin=Label.Origin.MODEL).exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("--until-session", "2"), "it takes at least"), ((), "is not one of")],
)
def test_a_table_that_teaches_nothing_is_refused_and_nothing_is_kept(
    refused, table, tmp_path, arguments, told
):
    folder = tmp_path / "model"
    if not arguments:
        table = tmp_path / "other.csv"
        table.write_text("a,b,c,d\n1,2,3,4\n", "utf-8")
    assert told in refused("train", table, "--model", folder, *arguments)
    assert not folder.exists()


def test_a_folder_of_somebody_s_own_is_refused_before_anything_is_learnt(refused, table, tmp_path):
    (tmp_path / "thesis.txt").write_text("four years of work", "utf-8")
    assert "holds other files" in refused("train", table, "--model", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
