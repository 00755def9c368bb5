"""Traps that change what a report says, not only how it looks: the draft is rewritten first."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from upr.output.wg_report.draft import Ask, Numbered, Piece, ReportDraft
from upr.output.wg_report.setting import Setting
from upr.output.wg_report.traps import Trap

OTHER_BRACKETS = ("(CEDAW)", "(2011-2015)", "(see A/HRC/17/33)", "(No. 189)")
NEIGHBOURS = {"en": ", as Guinea-Bissau has done", "es": ", como ha hecho Guinea-Bissau"}
VARIANTS = {"en": ("Sign", "/sign and ratify"), "es": ("Firmar", "/firmar y ratificar")}


def rewritten(draft: ReportDraft, setting: Setting) -> ReportDraft:
    """The draft as it stands once the traps of content are set."""
    groups = tuple(
        replace(group, numbered=tuple(_numbered(group.numbered, setting))) for group in draft.groups
    )
    return replace(draft, groups=groups)


def _numbered(numbered: Iterable[Numbered], setting: Setting) -> Iterable[Numbered]:
    changed = [
        Numbered(asks=tuple(_ask(ask, place, setting) for ask in item.asks))
        for place, item in enumerate(numbered)
    ]
    if setting.traps & {Trap.SEVERAL_ASKS, Trap.DITTO, Trap.LINE_WITHOUT_NUMBER}:
        pairs = [changed[at : at + 2] for at in range(0, len(changed), 2)]
        return [Numbered(asks=tuple(a for item in pair for a in item.asks)) for pair in pairs]
    return changed


def _ask(ask: Ask, place: int, setting: Setting) -> Ask:
    for trap, change in CHANGES.items():
        if setting.has(trap) and len(ask.pieces) == 1:
            ask = change(ask.pieces[0], place, setting)
    return ask


def _with_other_bracket(piece: Piece, place: int, setting: Setting) -> Ask:
    """ "… the Convention (CEDAW) (Spain)": at the end, or after the second word."""
    bracket = OTHER_BRACKETS[place % len(OTHER_BRACKETS)]
    words = piece.text.split(" ")
    where = len(words) if place % 2 else 2
    return Ask.of(" ".join([*words[:where], bracket, *words[where:]]), *piece.recommenders)


def _with_state_in_sentence(piece: Piece, place: int, setting: Setting) -> Ask:
    return Ask.of(piece.text + NEIGHBOURS[setting.language], *piece.recommenders)


def _with_slashes(piece: Piece, place: int, setting: Setting) -> Ask:
    """ "Sign (Iraq)/sign and ratify (Spain) the Protocol …"."""
    if len(piece.recommenders) < 2:
        return Ask(pieces=(piece,))
    first, second = VARIANTS[setting.language]
    _, _, rest = piece.text.partition(" ")
    head, *tail = piece.recommenders
    return Ask(
        pieces=(
            Piece(text=first, recommenders=(head,)),
            Piece(text=second, recommenders=tuple(tail)),
            Piece(text=rest, recommenders=()),
        )
    )


def _with_bracket_in_sentence(piece: Piece, place: int, setting: Setting) -> Ask:
    """ "Sign (Chile) and apply the Protocol (Peru)"."""
    words = piece.text.split(" ")
    if len(piece.recommenders) < 2 or len(words) < 4:
        return Ask(pieces=(piece,))
    half = len(words) // 2
    head, *tail = piece.recommenders
    end = f"{setting.wording.and_} {' '.join(words[half:])}"
    return Ask(
        pieces=(
            Piece(text=" ".join(words[:half]), recommenders=(head,)),
            Piece(text=end, recommenders=tuple(tail)),
        )
    )


CHANGES: dict[Trap, Callable[[Piece, int, Setting], Ask]] = {
    Trap.OTHER_BRACKETS: _with_other_bracket,
    Trap.STATE_IN_SENTENCE: _with_state_in_sentence,
    Trap.SLASHES: _with_slashes,
    Trap.BRACKET_IN_SENTENCE: _with_bracket_in_sentence,
}
