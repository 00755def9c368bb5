"""The only readers of file formats: PDF, Word and web pages become plain text with places.

`open_plain(data, name)` looks at the first bytes, never at the ending of the name, and gives a
`Plain`: lines and tables in the order of the body, with pages where the format has them, footnotes
apart. What cannot be read raises `UnreadableFile` or `WrongDocument` with the next step.
Spreadsheets and JSON are read by the readers of exports, which use `sniffing` and `safety` too.
"""

from upr.intake.reading.opening import open_plain
from upr.intake.reading.plain import Cell, Line, Plain, Table
from upr.intake.reading.sniffing import Format, format_of

__all__ = ["Cell", "Format", "Line", "Plain", "Table", "format_of", "open_plain"]
