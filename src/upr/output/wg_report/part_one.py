"""Introduction and summary of the proceedings: everything above the recommendations."""

from upr.output.wg_report.blocks import Block, runs
from upr.output.wg_report.draft import ReportDraft
from upr.output.wg_report.setting import Setting
from upr.output.wg_report.traps import Trap

HEARD = 3  # recommendations that a statement of the first cycle repeats


def introduction(draft: ReportDraft, setting: Setting) -> list[Block]:
    """Numbered paragraphs 1 to 4: session, rapporteurs, documents, questions in advance."""
    words, state = setting.wording, setting.name(draft.state)
    opening = words.opening % {
        "session": words.ordinal(draft.session),
        "days": words.days(draft.first_day, draft.last_day),
        "state": state,
        "day": words.day(draft.reviewed_on),
        "adopted": words.day(draft.adopted_on),
    }
    blocks = [_paragraph(opening)]
    if draft.troika:
        troika = words.joined([setting.name(member) for member in draft.troika])
        blocks.append(_paragraph(words.rapporteurs % {"state": state, "troika": troika}))
    before = f"A/HRC/WG.6/{draft.session}/{draft.state}"  # symbols of the documents before it
    blocks.append(_paragraph(words.documents % {"state": state}))
    documents = (words.document_a, words.document_b, words.document_c)
    for letter, document in zip("abc", documents, strict=True):
        text = runs(document % {"symbol": before})
        blocks.append(Block(kind="sub", text=text, number=f"({letter})"))
    if draft.questioners:
        names = words.joined([setting.name(state) for state in draft.questioners])
        blocks.append(_paragraph(words.questions % {"state": state, "questioners": names}))
    return blocks


def presentation(draft: ReportDraft, setting: Setting) -> list[Block]:
    """What the State under review told about itself."""
    return [_paragraph(text) for text in (setting.wording.head, *draft.statements)]


def dialogue(draft: ReportDraft, setting: Setting) -> list[Block]:
    """Statements of the other States; those of the first cycle repeat what they recommended."""
    words, speakers = setting.wording, draft.floor()
    told = [_statement(draft, setting, state, place) for place, state in enumerate(speakers)]
    if setting.has(Trap.NUMBER_COLLISION):
        told = [" ".join(told)]  # fewer paragraphs above the list than the list has items
    floor = words.floor % {"count": len(speakers)}
    return [_paragraph(text) for text in (floor, *told, words.answer)]


def _statement(draft: ReportDraft, setting: Setting, speaker: str, place: int) -> str:
    words = setting.wording
    said = words.made[place % len(words.made)] % {"state": setting.name(speaker)}
    asked = [ask.text for ask in draft.asks() if speaker in ask.recommenders]
    if not asked:
        return said
    if not setting.style.tells_asks:
        return f"{said} {words.made_recommendations}"
    small = [text[:1].lower() + text[1:] for text in asked[:HEARD]]
    return " ".join([said, *(words.told % {"asked": text} for text in small)])


def _paragraph(text: str) -> Block:
    """A paragraph whose number is given when the whole report stands."""
    return Block(kind="paragraph", text=runs(text))
