"""The manual and the product stay in step: commands, options, settings, fields, links, pictures."""

import re
import struct
from pathlib import Path

import click
import pytest

from upr.output import fields
from uprdesk.cli import main, record
from uprdesk.cli.read import KINDS
from uprdesk.coalition import sample as people
from uprdesk.coalition.rights import RIGHTS, Kind, Part, Right
from uprdesk.config.env import ENVIRONMENT, PREFIX
from uprdesk.record import exports, sample
from uprdesk.shell import doctor

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "docs" / "manual"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PICTURES = MANUAL / "pictures"

COMMANDS = {name: command for name, command in main.commands.items() if not command.hidden}


def page(name: str) -> str:
    return (MANUAL / f"{name}.md").read_text("utf-8")


def sections() -> dict[str, str]:
    """Name of a command → what the manual says of it."""
    parts = re.split(r"^## `uprdesk ([a-z-]+)[^`]*`\n", page("command-line"), flags=re.M)
    return {
        name: text.split("\n## ")[0] for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def of_several() -> str:
    """The options that several commands share."""
    return page("command-line").split("## Options of several commands")[1].split("\n## ")[0]


def options(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
        for name in parameter.opts
    }


def told(text: str) -> set[str]:
    """Options that a text names."""
    return {match.split(" ")[0].rstrip("`") for match in re.findall(r"`(--?[a-z][^`]*)`", text)}


def test_the_manual_has_every_command_and_no_other():
    assert set(sections()) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_manual(name):
    missing = options(COMMANDS[name]) - told(sections()[name]) - told(of_several())
    assert not missing, f"docs/manual/command-line.md does not name {missing} of {name}"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_promises_no_option_that_is_missing(name):
    assert told(sections()[name]) <= options(COMMANDS[name])


def test_shared_options_are_told_of_the_commands_that_have_them():
    rows = [line.split(" | ") for line in of_several().splitlines() if line.startswith("| `-")]
    said = {option: cells[1] for cells in rows for option in told(cells[0])}
    for option in ("--data", "--format"):
        have = {name for name, command in COMMANDS.items() if option in options(command)}
        named = set(re.findall(r"`([a-z-]+)`", said[option]))
        assert have == (set(COMMANDS) - named if "all but" in said[option] else named), option


@pytest.mark.parametrize(("name", "words"), [("read", KINDS), ("import", record.KINDS)])
def test_every_kind_of_document_is_in_the_manual(name, words):
    missing = [word for word in words if f"`{word}`" not in sections()[name]]
    assert not missing


ROWS = {
    "`read`, a report": fields.REPORT,
    "`read`, an addendum": fields.ADDENDUM,
    "`read`, UPR Info": fields.EXPORT,
    "`read`, pledges": fields.PLEDGES,
    "what was not read": fields.UNREAD,
    "`search`, `export recommendations`": fields.SEARCH,
    "`export documents`": exports.DOCUMENTS,
    "`export pledges`": exports.PLEDGES,
    "`train`": fields.TRAIN,
    "`match`": fields.MATCH,
    "`calendar`": fields.CALENDAR,
    "`doctor`": doctor.FIELDS,
}


@pytest.mark.parametrize(("rows", "names"), ROWS.items(), ids=ROWS)
def test_the_fields_are_those_of_the_manual_in_their_order(rows, names):
    (line,) = [x for x in page("command-line").splitlines() if x.startswith(f"| {rows} |")]
    assert tuple(re.findall(r"`([a-z_0-9]+)`", line.split(" | ", 1)[1])) == tuple(names)


def test_fields_of_lists_uhri_and_imports_are_those_of_the_manual():
    text = page("command-line")
    assert fields.LIST[: len(fields.REPORT)] == fields.REPORT
    assert ", ".join(f"`{name}`" for name in fields.LIST[len(fields.REPORT) :]) in text
    assert ("state", "session", *fields.LIST) == fields.UHRI
    assert ", ".join(f"`{name}`" for name in record.IMPORTED) in text


def test_fields_beside_the_columns_that_went_in_are_those_of_the_manual():
    text = page("command-line")
    for rows, names in (("label", fields.LABEL), ("forecast", fields.FORECAST)):
        told = ", ".join(f"`{name}`" for name in names)
        assert f"| `{rows}` | the columns that went in, then {told} |" in text
    targets = ", ".join(f"`{name}`" for name in fields.TARGETS)
    queries = "with `--queries` also `query`, its place among the queries from 1"
    assert f"| `targets` | {targets}; {queries}; JSON adds `query` and `features` |" in text
    assert (*fields.SEARCH, "likeness") == fields.SIMILAR


def test_every_setting_is_in_the_manual_and_no_other():
    asked = {n for n in ENVIRONMENT.asked if n.startswith(PREFIX) and not n.endswith("_FILE")}
    assert len(asked) > 10
    assert set(re.findall(r"^\| `(UPRDESK_[A-Z_]+)` \|", page("settings"), re.M)) == asked


def test_the_accounts_of_the_sample_are_those_of_the_manual():
    for account in people.ACCOUNTS:
        assert f"| {account.pseudonym} | `{people.PASSWORD}` |" in page("start")
    assert sample.TO_TRY[0] in page("start")


def cells(line: str) -> list[str]:
    """The cells of a row of a table."""
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_rights_of_every_part_are_those_of_the_manual():
    """A row for each kind of thing, a column for each part, in each cell the rights in their order."""
    rows = [line for line in page("coalition").splitlines() if line.startswith("| ")]
    [head] = [cells(line) for line in rows if line.startswith("| kind of thing |")]
    assert head[1:] == [part.value for part in Part]
    told = {m[1]: cells(line)[1:] for line in rows if (m := re.search(r"\(`(\w+)`\) \|", line))}
    assert list(told) == [kind.value for kind in Kind]
    for kind in Kind:
        for part, cell in zip(Part, told[kind], strict=True):
            rights = RIGHTS[part].get(kind, frozenset())
            words = ", ".join(right.value for right in Right if right in rights) or "–"
            assert cell == words, f"{kind}, {part}"


LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path):
    for link in LINK.findall(path.read_text("utf-8")):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


def anchors(path: Path) -> set[str]:
    """The headings of a page as its links name them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.png")), ids=lambda path: path.name)
def test_a_picture_is_light_and_as_wide_as_its_name_says(path):
    data = path.read_bytes()
    assert len(data) <= 80 * 1024
    (width,) = struct.unpack(">I", data[16:20])
    assert path.stem.endswith(f"-{width}")


def test_every_picture_is_shown_and_has_its_small_twin():
    shown = {Path(link).name for path in PAGES for link in LINK.findall(path.read_text("utf-8"))}
    kept = {path.name for path in PICTURES.glob("*.png")}
    assert {name for name in kept if name.endswith("-1280.png")} <= shown
    assert {name.replace("-1280", "-360") for name in kept} <= kept
