"""Printed pieces become a Word file: typed or counted numbers, footnotes, heads, tracked changes."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from upr.output.wg_report.blocks import Block, Cover, Printed, Run
from upr.output.wg_report.word_parts import add_counting, add_footnotes, reference
