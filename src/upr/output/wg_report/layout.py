"""A draft becomes printed pieces: first page, parts with their numbers, annex."""

from dataclasses import replace

from upr.output.wg_report.blocks import Block, Cover, Printed, runs
from upr.output.wg_report.content import rewritten
from upr.output.wg_report.draft import ReportDraft
from upr.output.wg_report.part_one import dialogue, introduction, presentation
from upr.output.wg_report.part_two import conclusions, counted
from upr.output.wg_report.setting import Setting
from upr.output.wg_report.traps import Trap
from upr.output.wg_report.wording import ROMAN

NUMBERED = frozenset({"paragraph", "chapeau"})
Part = tuple[str, str, int, list[Block]]
"""Roman number or letter, title, level of the heading, blocks below it."""


def printed(draft: ReportDraft, setting: Setting) -> Printed:
    """The report as it is printed, and the recommendations that stand in it."""
    draft = rewritten(draft, setting)
    words, style = setting.wording, setting.style
    opening = introduction(draft, setting)
    told, heard = presentation(draft, setting), dialogue(draft, setting)
    before = sum(block.kind == "paragraph" for block in [*opening, *told, *heard])
    lists, recommendations = conclusions(draft, setting, first=before + 1)
    pledges = _pledges(draft, setting)
    parts: list[Part] = [
        ("", words.introduction, 1, opening),
        (f"{ROMAN[0]}.", words.part_one, 1, []),
        ("A.", words.part_one_a, 2, told),
        ("B.", words.part_one_b, 2, heard),
        (f"{ROMAN[1]}.", words.part_two, 1, lists),
    ]
    if pledges:
        parts.append((f"{ROMAN[2]}.", words.part_three, 1, pledges))
    contents = style.contents or setting.has(Trap.CONTENTS)
    return Printed(
        language=setting.language,
        issued_on=draft.issued_on,
        old_masthead=style.capitals,
        hanging=style.restarting,
        cover=_cover(draft, setting),
        contents=words.contents if contents else "",
        paragraphs=words.paragraphs,
        page=words.page,
        see_below=words.annex_note,
        counted=counted(setting) if setting.has(Trap.AUTOMATIC_NUMBERS) else "",
        blocks=(*_numbered(parts, setting), *_annex(draft, setting)),
        recommendations=tuple(recommendations),
    )


def _numbered(parts: list[Part], setting: Setting) -> list[Block]:
    """The parts below their headings, each paragraph with its number."""
    blocks: list[Block] = []
    number = 0
    for place, (label, title, level, inside) in enumerate(parts):
        first = number + 1
        body: list[Block] = []
        for block in inside:
            number += block.kind in NUMBERED
            body.append(replace(block, number=f"{number}.") if block.kind in NUMBERED else block)
        # the heading of a part without paragraphs of its own spans its chapters
        last = number if inside else number + _paragraphs_below(parts[place + 1 :])
        span = f"{first}–{last}" if last > first else f"{first}"
        unedited = setting.style.unedited and title == setting.wording.part_two
        blocks.append(
            Block(
                kind="heading",
                text=runs(title.upper() if setting.style.capitals and level == 1 else title),
                number=label,
                level=level,
                span=span,
                below=setting.wording.unedited_note if unedited else "",
            )
        )
        blocks += body
    return blocks


def _paragraphs_below(parts: list[Part]) -> int:
    """How many numbered paragraphs the chapters hold that come next."""
    count = 0
    for _, _, level, inside in parts:
        if level == 1:
            break
        count += sum(block.kind in NUMBERED for block in inside)
    return count


def _pledges(draft: ReportDraft, setting: Setting) -> list[Block]:
    if not draft.pledges:
        return []
    lead = setting.wording.pledge % {"state": setting.name(draft.state)}
    letters = (f"({letter})" for letter in "abcdefghijklmnopqrstuvwxyz")
    return [
        Block(kind="paragraph", text=runs(lead)),
        *(
            Block(kind="sub", text=runs(pledge), number=letter)
            for letter, pledge in zip(letters, draft.pledges, strict=False)
        ),
    ]


def _annex(draft: ReportDraft, setting: Setting) -> list[Block]:
    """The delegation, by offices: no person is named."""
    words = setting.wording
    title = f"{words.annex}: {words.delegation}"
    led = words.led % {"state": setting.name(draft.state)}
    return [
        Block(kind="heading", text=runs(title), new_page=True),
        *(Block(kind="line", text=runs(text)) for text in (led, *words.members)),
    ]


def _cover(draft: ReportDraft, setting: Setting) -> Cover:
    words = setting.wording
    if draft.draft:
        session = words.group_session % {"session": words.ordinal(draft.session)}
        under = (words.council, words.working_group, _capital(session))
    else:
        session = words.council_session % {"council": words.ordinal(draft.council_session)}
        under = (words.council, _capital(session), words.agenda_item, words.review)
    notes = (words.annex_note, words.specimen_note) if draft.specimen else (words.annex_note,)
    return Cover(
        united_nations=words.united_nations,
        assembly=words.assembly,
        symbol=draft.symbol,
        distribution=words.limited if draft.draft else words.distribution,
        issued=words.day(draft.issued_on),
        original=words.original,
        under=under,
        title=words.draft_title if draft.draft else words.title,
        state=setting.name(draft.state),
        notes=notes,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
