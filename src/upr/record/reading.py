"""What reading one document gives: what it is, what was read, and what was not."""

from dataclasses import dataclass

from upr.record.recommendation import Recommendation, Response
from upr.text import Text

KINDS = (
    "report",
    "addendum",
    "list",
    "national-report",
    "summary",
    "compilation",
    "advance-questions",
    "submission",
    "upr-info",
    "pledges",
    "uhri",
)
"""All kinds of `Document.kind`, as the command line names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document or export as it introduces itself; empty or None where it does not say.

    kind      one of KINDS
    symbol    UN symbol, e.g. "A/HRC/27/12"; a draft keeps its own "A/HRC/WG.6/48/L.10"
    state     State under review, ISO 3166-1 alpha-3
    session   of the UPR Working Group
    language  "en", "es", "fr"
    pages     None where the format has none
    draft     True for a text adopted ad referendum or circulated before adoption
    """

    kind: str
    symbol: str = ""
    state: str = ""
    session: int | None = None
    cycle: int | None = None
    language: str = "en"
    title: str = ""
    pages: int | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A piece that could not be read: shown to a person with its reason, never filled in.

    page       from 1, None where the format has no pages
    row        of a table or export, from 1 as a spreadsheet counts; None elsewhere
    paragraph  number as printed, where there is one
    text       the words as they stand
    why        what is missing, as a sentence
    """

    text: str
    why: Text
    page: int | None = None
    row: int | None = None
    paragraph: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPosition:
    """What an addendum says of one paragraph of the report.

    paragraph  with the number of its chapeau, e.g. "140.12"
    response   supported or noted; None where the words do not decide it (a person must)
    comment    the State's remark on this paragraph, may be empty
    quote      the words the answer was taken from
    """

    paragraph: str
    response: Response | None
    quote: str
    comment: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A voluntary pledge or commitment of the State under review in one review."""

    state: str
    session: int
    text: str
    issues: tuple[str, ...] = ()
    category: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document read: nothing in it was guessed, and nothing of it is missing.

    doubts   remarks on things read that a person should look at, e.g. co-recommenders of one
             text whose source gives different tags
    """

    document: Document
    recommendations: tuple[Recommendation, ...] = ()
    positions: tuple[StatedPosition, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    unread: tuple[Unread, ...] = ()
    doubts: tuple[Text, ...] = ()
