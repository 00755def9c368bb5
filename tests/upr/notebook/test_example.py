"""The worked example of the manual runs as it is printed there."""

import re
from pathlib import Path

import pandas

from tests.upr.insight.invented import table_rows

PAGE = Path(__file__).parents[3] / "docs" / "manual" / "insight.md"


def test_the_example_of_the_manual_runs(tmp_path, monkeypatch, capsys):
    pandas.DataFrame(table_rows()).to_csv(tmp_path / "recommendations.csv", index=False)
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
    exec(compile(example, str(PAGE), "exec"), {"__name__": "example"})  # noqa: S102
    printed = capsys.readouterr().out
    assert "micro F1" in printed
    assert "Abolish the death penalty" in printed
    assert "probability" in printed
