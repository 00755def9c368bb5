"""What a report of the Working Group says, before it has a layout."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from upr.record import Position


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words and the States whose bracket follows them.

    text         without brackets of States and without final ';', white space single
    recommenders ISO 3166-1 alpha-3 in the order in which they are printed
    """

    text: str
    recommenders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One recommendation.

    pieces  nearly always one; more where brackets stand inside the sentence, as in
            "Ratify (Spain) and apply (Panama) the Convention", where the last may name nobody
    """

    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, text: str, *recommenders: str) -> "Ask":
        """An ask of one piece."""
        return cls(pieces=(Piece(text=text, recommenders=recommenders),))

    @property
    def text(self) -> str:
        """The whole sentence without its brackets: "Sign/sign and ratify the Protocol"."""
        return " ".join(piece.text for piece in self.pieces).replace(" /", "/")

    @property
    def recommenders(self) -> tuple[str, ...]:
        """Every State of the sentence once, in printed order."""
        return tuple(dict.fromkeys(s for piece in self.pieces for s in piece.recommenders))


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """What one number holds: one ask, or several of different States."""

    asks: tuple[Ask, ...]

    @classmethod
    def of(cls, text: str, *recommenders: str) -> "Numbered":
        """A number with one ask of one piece."""
        return cls(asks=(Ask.of(text, *recommenders),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The recommendations under one chapeau, which tells the position of the State."""

    position: Position
    numbered: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """Everything that a report tells, without its layout and language of its formulae.

    state            State under review, ISO 3166-1 alpha-3; may be an invented one
    session          of the UPR Working Group
    council_session  of the Human Rights Council that will adopt the outcome
    symbol           UN symbol, e.g. "A/HRC/27/901"; a draft has "A/HRC/WG.6/19/L.10"
    first_day, last_day      of the session of the Working Group
    reviewed_on, adopted_on  days of the review and of the adoption of the report
    issued_on        day on the first page
    council_on       a day of the Council's session; its month is printed
    groups           in printed order
    troika           States that served as rapporteurs
    questioners      States that sent questions in advance
    speakers         States with a statement; those who recommend speak in any case
    statements       paragraphs of the presentation by the State under review
    pledges          voluntary pledges and commitments, a part of their own
    draft            a text circulated before its adoption
    specimen         every word is invented: the first page says so
    """

    state: str
    session: int
    council_session: int
    symbol: str
    first_day: date
    last_day: date
    reviewed_on: date
    adopted_on: date
    issued_on: date
    council_on: date
    groups: tuple[Group, ...]
    troika: tuple[str, ...] = ()
    questioners: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    pledges: tuple[str, ...] = ()
    draft: bool = False
    specimen: bool = False

    def asks(self) -> Iterator[Ask]:
        """Every ask in printed order."""
        return (ask for group in self.groups for item in group.numbered for ask in item.asks)

    def floor(self) -> tuple[str, ...]:
        """States that made a statement: `speakers`, then all others who recommend."""
        asking = (state for ask in self.asks() for state in ask.recommenders)
        return tuple(dict.fromkeys([*self.speakers, *asking]))
