"""Parts of a Word file that python-docx cannot make: footnotes and the counting of paragraphs."""

from collections.abc import Sequence
from html import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
    "</w:r></w:p></w:footnote>"
)
NOTE = (
    '<w:footnote w:id="{number}"><w:p><w:r>{mark}</w:r>'
    '<w:r><w:t xml:space="preserve"> {words}</w:t></w:r></w:p></w:footnote>'
)
OWN_MARK = "<w:t>{mark}</w:t>"
COUNTED_MARK = "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/>"
COUNTING = (
    "<w:abstractNum {namespace} w:abstractNumId=\"{number}\">"
    '<w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="{item}"/><w:lvlJc w:val="left"/></w:lvl>'
    "</w:abstractNum>"
)


def add_footnotes(document: Document, notes: Sequence[tuple[str, str]]) -> None:
    """Add the footnotes part: mark and words of each; an empty mark is a counted number."""
    inside = "".join(
        NOTE.format(
            number=number,
            mark=OWN_MARK.format(mark=escape(mark)) if mark else COUNTED_MARK,
            words=escape(words),
        )
        for number, (mark, words) in enumerate(notes, 1)
    )
    xml = f"<w:footnotes {nsdecls('w')}>{SEPARATORS}{inside}</w:footnotes>"
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES_TYPE, xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def add_counting(document: Document, item: str) -> int:
    """Let Word count paragraphs on level 0 and items on level 1; returns the list's number.

    item  how an item is numbered, in Word's words: "%1.%2" is 19.1, "%2." is 1.
    """
    numbering = document.part.numbering_part.element
    taken = [int(n.get(qn("w:abstractNumId"))) for n in numbering.findall(qn("w:abstractNum"))]
    own = max(taken, default=0) + 1
    abstract = parse_xml(COUNTING.format(namespace=nsdecls("w"), number=own, item=escape(item)))
    first = numbering.find(qn("w:num"))
    # all abstract lists stand before the first list that uses one
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    return int(numbering.add_num(own).numId)


def reference(number: int, mark: str) -> "etree._Element":
    """The run that stands in the text for a footnote: the counted digit, or its own mark."""
    own = f'<w:t xml:space="preserve">{escape(mark)}</w:t>' if mark else ""
    follows = ' w:customMarkFollows="1"' if mark else ""
    return parse_xml(
        f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:footnoteReference{follows} w:id="{number}"/>{own}</w:r>'
    )
