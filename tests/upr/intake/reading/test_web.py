"""Web pages as plain text."""

from upr.intake.reading.plain import Cell
from upr.intake.reading.web import read_html

PAGE = b"""<html><head><title>No text</title><style>p {}</style></head><body>
<h1>Report</h1><p>End <b>tor</b>ture<br>(Chile);</p><script>alert(1)</script>
<table><tr><th colspan="2">Theme</th></tr><tr><td>6.1</td><td><p>End it</p><p>now</p></td></tr>
</table><ul><li>First<li>Second</ul> loose words</body></html>"""


def test_paragraphs_and_tables_come_in_order():
    plain = read_html(PAGE)
    assert [line.text for line in plain.lines] == [
        "Report", "End torture", "(Chile);", "Theme", "6.1", "End it", "now", "First", "Second",
        "loose words",
    ]  # fmt: skip
    assert plain.tables[0].rows == (
        (Cell("Theme", 0, 2),),
        (Cell("6.1", 0), Cell("End it\nnow", 1)),
    )


def test_a_deleted_passage_is_left_out():
    assert [line.text for line in read_html(b"<p>End <del>all</del> it</p>").lines] == ["End it"]
