"""A document of the record as a list shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language_info

from uprdesk.record.addresses import un_address
from uprdesk.record.models import Document
from uprdesk.record.naming import kind_name


@dataclass(frozen=True)
class Paper:
    """One document. kind, language: in words; address: at the UN, empty without a symbol."""

    kind: str
    symbol: str
    address: str
    state: str
    session: int | None
    language: str
    draft: bool


def papers(documents: Iterable[Document]) -> list[Paper]:
    """Documents in the order given."""
    return [
        Paper(
            kind_name(one.kind),
            one.symbol,
            # an invented document has a symbol and no place at the UN
            "" if one.sample else un_address(one.symbol),
            one.state,
            one.session,
            get_language_info(one.language)["name_translated"],
            one.draft,
        )
        for one in documents
    ]
