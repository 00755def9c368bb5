"""A document of the record as a list shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language_info

from uprdesk.record.addresses import document_address
from uprdesk.record.models import Document
from uprdesk.record.naming import KINDS, kind_name


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
    """Documents, the newest review first; of one review in the order in which they are written."""
    kinds = list(KINDS)
    in_order = sorted(documents, key=lambda one: (-(one.session or 0), kinds.index(one.kind)))
    return [
        Paper(
            kind_name(one.kind),
            one.symbol,
            document_address(one),
            one.state,
            one.session,
            get_language_info(one.language)["name_translated"],
            one.draft,
        )
        for one in in_order
    ]
