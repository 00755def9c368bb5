"""How a recommendation is written in an address: "CRI-19 §127.1/2" as CRI-19/127.1/2; how a State
is; and where the UN keeps its documents."""

from django.urls import register_converter

from uprdesk.record.models import Document

UN = "https://docs.un.org/en/"


def un_address(symbol: str) -> str:
    """Where a person reads a document at the UN; empty without a symbol."""
    return f"{UN}{symbol}" if symbol else ""


def document_address(document: Document) -> str:
    """The same for a document of the record; the sample's are invented and nowhere at the UN."""
    return "" if document.sample else un_address(document.symbol)


class KeyConverter:
    """The key of a recommendation, present or earlier, as a part of an address.

    `reverse("record:recommendation", args=[recommendation.key])` takes the key as it is.
    """

    regex = r"[A-Z]{3}-[0-9]{1,3}/[^/]+(?:/[0-9]+)?"

    def to_python(self, value: str) -> str:
        """The part of the address → the key."""
        return value.replace("/", " §", 1)

    def to_url(self, value: str) -> str:
        """The key → the part of the address."""
        return value.replace(" §", "/", 1)


class StateConverter:
    """A State's ISO 3166-1 alpha-3 code."""

    regex = "[A-Z]{3}"

    def to_python(self, value: str) -> str:
        """As it is; whether such a State exists is for the page to say."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(KeyConverter, "key")
register_converter(StateConverter, "state")
