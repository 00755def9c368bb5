"""The texts of an XML file: what is printed, comments, values of attributes, addresses.

Nothing is fetched and no entity from outside is resolved.
"""

import re
from xml.parsers import expat

RUNS = frozenset({
    "t", "r", "rPr", "delText", "ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag",
    "proofErr", "bookmarkStart", "bookmarkEnd", "span", "a", "b", "i", "u", "em", "strong", "tspan",
    "lang", "commentRangeStart", "commentRangeEnd", "commentReference", "noBreakHyphen",
    "softHyphen", "lastRenderedPageBreak", "permStart", "permEnd", "rFonts", "color", "sz",
})  # fmt: skip
"""Elements inside a line: a name may be split over several of them, and goes on in the next."""

OF_THE_FORMAT = re.compile(
    r"""https?://(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.(?:oclc\.)?org
       |www\.w3\.org|ns\.adobe\.com|www\.aiim\.org)/[\w/.\#-]*
    |application/(?:xml|vnd\.(?:openxmlformats|ms)-[\w.+-]+)
    |/?(?:\.\./)*(?:(?:word|xl|ppt|customXml|META-INF)/)?(?:_rels/)?(?:docProps/)?
     (?:theme/|worksheets/)?
     (?:app|core|custom|document|styles|stylesWithEffects|settings|webSettings|fontTable|numbering
       |footnotes|endnotes|comments(?:Extended|Extensible|Ids)?|people|theme|header|footer
       |sharedStrings|workbook|sheet|item|itemProps|content|meta|manifest|thumbnail)
     \d*\.(?:xml|jpeg|xml\.rels)
    |\[Content_Types\]\.xml|_rels/\.rels|mimetype""",
    re.VERBOSE,
)
"""Values and names of parts that the formats themselves prescribe: "docProps/app.xml" is not the
acronym APP. Compared whole, so nothing else hides behind them."""


class NotXml(Exception):
    """The bytes are no well-formed XML; caught by whoever asked, who then reads plain text."""


class _Reader:
    """Gathers the texts while the parser goes through the file.

    parted  every text on a line of its own
    joined  texts of one paragraph together, as they are read
    hidden  comments, orders to programs, names and values of attributes
    """

    def __init__(self) -> None:
        self.parted: list[str] = []
        self.joined: list[str] = []
        self.hidden: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.hidden += (v for v in attributes.values() if not OF_THE_FORMAT.fullmatch(v))
        self._edge(name)

    def end(self, name: str) -> None:
        self._edge(name)

    def text(self, text: str) -> None:
        self.parted.append(text)
        self.joined.append(text)

    def order(self, target: str, text: str) -> None:
        self.hidden += [target, text]

    def doctype(self, name: str, system: str | None, public: str | None, _: bool) -> None:
        self.hidden += [name, system or "", public or ""]

    def entity(self, name: str, _: bool, value: str | None, *__: str | None) -> None:
        self.hidden += [name, value or ""]

    def _edge(self, name: str) -> None:
        self.parted.append("\n")
        if name.rpartition(":")[2] not in RUNS:
            self.joined.append("\n")


def xml_texts(data: bytes) -> tuple[str, str, str]:
    """Its texts line by line, its texts by paragraph, and what is not shown.

    Raises NotXml.
    """
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.CommentHandler = reader.hidden.append
    parser.ProcessingInstructionHandler = reader.order
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.EntityDeclHandler = reader.entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise NotXml from error
    return "".join(reader.parted), "".join(reader.joined), "\n".join(reader.hidden)
