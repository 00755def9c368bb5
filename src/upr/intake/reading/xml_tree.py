"""XML and HTML from strangers as trees: nothing is fetched, no entity is resolved.

The library used has no types of its own; its values get theirs here, where they enter.
"""

import re
from collections.abc import Iterator
from typing import Protocol, cast

from lxml import etree, html  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

from upr.intake.reading.safety import DOWNLOAD_AGAIN, unreadable
from upr.text import gettext_noop


class Element(Protocol):
    """One element of a tree; `tag` is no text for comments and processing instructions."""

    tag: object
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None:
        """Value of an attribute."""
        ...

    def find(self, path: str) -> "Element | None":
        """First element below at `path`."""
        ...

    def iter(self, tag: str) -> "Iterator[Element]":
        """This element and all below it that have `tag`, in order."""
        ...

    def iterancestors(self, tag: str | None = None) -> "Iterator[Element]":
        """Elements above, nearest first."""
        ...

    def __iter__(self) -> "Iterator[Element]": ...


def parse_xml(data: bytes) -> Element:
    """The root of an XML part.

    Raises UnreadableFile when it is not well formed, or nested or long beyond reason.
    """
    # pyright knows nothing of this library
    parser = etree.XMLParser(  # pyright: ignore
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        return cast(Element, etree.fromstring(data, parser))  # pyright: ignore
    except etree.XMLSyntaxError as error:  # pyright: ignore
        raise unreadable(
            gettext_noop("The inside of this file is damaged."), DOWNLOAD_AGAIN
        ) from error


def parse_html(data: bytes) -> Element:
    """The root of a web page, as forgiving as a browser.

    Raises UnreadableFile when nothing can be found in it.
    """
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False)  # pyright: ignore
        return cast(Element, html.document_fromstring(data, parser=parser))  # pyright: ignore
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:  # pyright: ignore
        raise unreadable(
            gettext_noop("This web page is empty or damaged."), DOWNLOAD_AGAIN
        ) from error


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of Word's elements and attributes."""


WHOLE = re.compile(r"-?[0-9]{1,6}")


def value(element: Element | None) -> str:
    """The `w:val` of an element of Word; empty where there is none."""
    return "" if element is None else element.get(W + "val") or ""


def whole(written: str, otherwise: int) -> int:
    """A whole number of Word; `otherwise` where none is written, or one beyond all use."""
    return int(written) if WHOLE.fullmatch(written) else otherwise


def is_on(element: Element | None) -> bool:
    """Whether a switch of Word such as `w:vanish` is there and not set to off."""
    return element is not None and value(element) not in {"0", "false", "off", "none"}
