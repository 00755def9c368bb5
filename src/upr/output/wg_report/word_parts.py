"""Parts of a Word file that python-docx cannot make: footnotes and the counting of paragraphs."""

from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

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
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
COUNTING = (
    '<w:abstractNum {namespace} w:abstractNumId="{number}">'
    '<w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{letters}"/>'
    '<w:lvlText w:val="{item}"/><w:lvlJc w:val="left"/></w:lvl>'
    "</w:abstractNum>"
)


def add_footnotes(document: Document, notes: Sequence[tuple[str, str]]) -> None:
    """Add the footnotes part: mark and words of each; an empty mark is a counted number."""
    inside = "".join(
        NOTE.format(
            number=number,
            mark=f"<w:t>{escape(mark)}</w:t>" if mark else f"{RAISED}<w:footnoteRef/>",
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

    item  how an item is numbered, in Word's words: "%1.%2" is 19.1, "%2." is 1., "(%2)" is (a)
    """
    # python-docx gives these elements no types
    numbering: Any = document.part.numbering_part.element
    taken = [int(n.get(qn("w:abstractNumId"))) for n in numbering.findall(qn("w:abstractNum"))]
    own = max(taken, default=0) + 1
    letters = "lowerLetter" if item.startswith("(") else "decimal"
    made = COUNTING.format(namespace=nsdecls("w"), number=own, item=escape(item), letters=letters)
    first = numbering.find(qn("w:num"))
    # the file's order: all abstract lists stand before the first list that uses one
    first.addprevious(parse_xml(made))
    return int(numbering.add_num(own).numId)


def reference(number: int, mark: str) -> Any:
    """The run that stands in the text for a footnote: the counted digit, or its own mark."""
    own = f'<w:t xml:space="preserve">{escape(mark)}</w:t>' if mark else ""
    follows = ' w:customMarkFollows="1"' if mark else ""
    return parse_xml(
        f'<w:r {nsdecls("w")}>{RAISED}<w:footnoteReference{follows} w:id="{number}"/>{own}</w:r>'
    )


def tracked(kind: str, text: str) -> Any:
    """Words that a tracked change struck out ("del") or added ("ins"), by nobody in particular."""
    tag = "delText" if kind == "del" else "t"
    return parse_xml(
        f'<w:{kind} {nsdecls("w")} w:id="1" w:author=""><w:r>'
        f'<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r></w:{kind}>'
    )


def counted(level: int, counting: int) -> Any:
    """Properties of a paragraph that Word counts on this level of that list."""
    return parse_xml(
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{counting}"/></w:numPr>'
    )


def hyphen(*, soft: bool) -> Any:
    """A hyphen that only divides a word (soft), or one at which no line may end."""
    return parse_xml(f"<w:r {nsdecls('w')}><w:{'softHyphen' if soft else 'noBreakHyphen'}/></w:r>")


def page_number() -> Any:
    """A field that shows the number of the page."""
    return parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )


def without_time(word_file: bytes) -> bytes:
    """The same file without the time at which it was packed: equal drafts give equal bytes."""
    packed = BytesIO()
    with ZipFile(BytesIO(word_file)) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return packed.getvalue()
