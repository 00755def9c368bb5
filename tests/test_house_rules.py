"""The layout as a test: who may import whom, who owns a row, who may write, who speaks to whom.

Changing a table here is a decision: it gets a number in docs/decisions.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from upr.stages import Stage

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src"
SOURCES = sorted(SRC.rglob("*.py"))

LIBRARY = ["upr.text", "upr.errors", "upr.vocab", "upr.record", "upr.intake", "upr.insight"]
PRIVATE = ["uprdesk.evidence", "uprdesk.asks", "uprdesk.stages"]

# room → what it may import of ours, besides itself
MAY_IMPORT: dict[str, list[str]] = {
    "upr.text": [],
    "upr.errors": ["upr.text"],
    "upr.vocab": LIBRARY[:2],
    "upr.record": LIBRARY[:3],
    "upr.intake": LIBRARY[:4],
    "upr.insight": LIBRARY[:4],
    "upr.coalition": LIBRARY[:4],
    "upr.stages": [*LIBRARY[:4], "upr.insight"],
    "upr.output": [*LIBRARY[:4], "upr.stages", "upr.coalition", "upr.intake.reading"],
    "upr.notebook": ["upr"],
    "uprdesk.shell": ["upr", "uprdesk.config.env"],
    "uprdesk.sealing": ["upr", "uprdesk.shell"],
    "uprdesk.coalition": ["upr", "uprdesk.shell", "uprdesk.sealing"],
    "uprdesk.record": ["upr", "uprdesk.shell", "uprdesk.coalition"],
    "uprdesk.evidence": [
        "upr",
        "uprdesk.shell",
        "uprdesk.sealing",
        "uprdesk.coalition",
        "uprdesk.record",
    ],
    "uprdesk.asks": [
        "upr",
        "uprdesk.shell",
        "uprdesk.sealing",
        "uprdesk.coalition",
        "uprdesk.record",
        "uprdesk.evidence",
    ],
    "uprdesk.stages": [
        "upr",
        "uprdesk.shell",
        "uprdesk.sealing",
        "uprdesk.coalition",
        "uprdesk.record",
        "uprdesk.evidence",
        "uprdesk.asks",
    ],
    "uprdesk.backup": ["upr", "uprdesk.config.store", "uprdesk.shell", "uprdesk.sealing"],
    "uprdesk.config": ["upr", "uprdesk"],
    "uprdesk.cli": ["upr", "uprdesk"],
}

WEB = {"django", "django_htmx", "django_cotton", "django_tasks", "django_tasks_db"}

# room → which packages of others it may import; standard library always
MAY_USE: dict[str, set[str]] = {
    "upr.text": set(),
    "upr.errors": set(),
    "upr.vocab": {"babel"},
    "upr.record": set(),
    "upr.intake.reading": {
        "pypdfium2",
        "docx",
        "lxml",
        "python_calamine",
        "ijson",
        "defusedxml",
        "puremagic",
    },
    "upr.intake": set(),
    "upr.insight": {"Stemmer", "numpy", "scipy", "sklearn", "threadpoolctl"},
    "upr.coalition": set(),
    "upr.stages": set(),
    "upr.output": {"docx", "icalendar", "lxml", "openpyxl", "typst"},
    "upr.notebook": {"numpy"},
    "uprdesk.shell": WEB,
    "uprdesk.sealing": WEB | {"cryptography", "pyrage", "shamir_mnemonic"},
    "uprdesk.coalition": WEB | {"babel", "cryptography", "fido2", "segno"},
    "uprdesk.record": WEB,
    "uprdesk.evidence": WEB,
    "uprdesk.asks": WEB,
    "uprdesk.stages": WEB,
    "uprdesk.backup": WEB | {"pyrage"},
    "uprdesk.config": WEB | {"csp", "whitenoise", "a2wsgi", "uvicorn"},
    "uprdesk.cli": WEB | {"click", "uvicorn", "a2wsgi"},
}

FORBIDDEN_DOORS = {"urllib.request", "http.client", "requests", "httpx", "smtplib", "ftplib"}


def room_of(module: str, rooms: dict) -> str | None:
    """The longest room that holds `module`."""
    holding = [room for room in rooms if module == room or module.startswith(f"{room}.")]
    return max(holding, key=len, default=None)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")


def imports_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            yield node.lineno, base
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def misplaced(module: str, name: str) -> str:
    """Why `module` may not import `name`; empty where it may."""
    top = name.split(".")[0]
    if top in {"upr", "uprdesk"}:
        if module.startswith("upr.") and top == "uprdesk":
            return "the library knows no web: pass the value in, or move this line to uprdesk"
        here, there = room_of(module, MAY_IMPORT), room_of(name, MAY_IMPORT)
        if here is None or there is None or here == there:
            return stage_beside_stage(module, name)
        allowed = MAY_IMPORT[here]
        if any(name == room or name.startswith(f"{room}.") for room in allowed):
            return ""
        return f"{here} may import {', '.join(allowed) or 'nothing of ours'}"
    if top in sys.stdlib_module_names:
        return ""
    here = room_of(module, MAY_USE)
    if here is None or top in MAY_USE[here]:
        return ""
    return f"{here} may use {', '.join(sorted(MAY_USE[here])) or 'the standard library only'}"


def stage_beside_stage(module: str, name: str) -> str:
    """A stage never imports another stage, except `course`, which teaches them all."""
    parts, others = module.split("."), name.split(".")
    both = len(parts) > 2 and len(others) > 2 and parts[1] == others[1] == "stages"
    if both and parts[2] != others[2] and parts[2] != "course" and others[2] != "Stage":
        return "stages do not import stages: they meet in record, evidence and asks"
    return ""


def test_rooms_import_only_what_the_layout_allows():
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}: {why}"
        for path in SOURCES
        for line, name in imports_of(ast.parse(path.read_text("utf-8")))
        if (why := misplaced(module_of(path), name))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("upr.record.symbol", "django.db"),
        ("upr.intake.wg_report", "uprdesk.record"),
        ("upr.vocab.states", "upr.intake"),
        ("upr.intake.upr_info", "docx"),
        ("upr.stages.review.speakers", "upr.stages.adoption"),
        ("uprdesk.shell.jobs", "uprdesk.record.models"),
        ("uprdesk.coalition.views", "uprdesk.record"),
    ],
)
def test_a_wrong_import_is_noticed(module, name):
    assert misplaced(module, name)


def test_imports_stand_at_the_top():
    """Except in the commands, which keep the web out, and in `AppConfig.ready`."""
    wrong = []
    for path in SOURCES:
        if module_of(path).startswith("uprdesk.cli"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name != "ready":
                wrong += [
                    f"{path.relative_to(ROOT)}:{inner.lineno} in {node.name}"
                    for inner in ast.walk(node)
                    if isinstance(inner, ast.Import | ast.ImportFrom)
                ]
    assert not wrong, "\n".join(wrong)


def test_no_room_is_called_after_nothing():
    nameless = {"utils", "helpers", "common", "lib", "misc"}
    assert not [p for p in SRC.rglob("*") if p.stem.lower() in nameless]


def test_every_stage_has_a_room_in_both_packages():
    outside = {Stage.RECORD: "record", Stage.COALITION: "coalition", Stage.EVIDENCE: "evidence"}
    for stage in Stage:
        room = outside.get(stage, f"stages/{stage.value}")
        assert (SRC / "uprdesk" / room / "__init__.py").is_file(), f"uprdesk has no room {room}"
        if stage not in outside:
            assert (SRC / "upr" / room / "__init__.py").is_file(), f"upr has no room {room}"


def test_every_room_says_what_it_is_for():
    silent = [
        path
        for path in SRC.rglob("__init__.py")
        if "migrations" not in path.parts and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert not silent


def unowned(tables: list[type[models.Model]]) -> list[type[models.Model]]:
    """Private tables without an owner field (`engagement` or `cohort`)."""
    return [
        table
        for table in tables
        if table.__module__.startswith(tuple(PRIVATE))
        and not {"engagement", "cohort"} & {field.name for field in table._meta.get_fields()}
    ]


def test_every_private_table_has_an_owner():
    assert not unowned(list(apps.get_models()))


def test_a_private_table_without_an_owner_is_noticed():
    meta = type("Meta", (), {"app_label": "record", "managed": False})
    stray = type("Stray", (models.Model,), {"__module__": "uprdesk.evidence.models", "Meta": meta})
    try:
        assert unowned([stray]) == [stray]
    finally:
        del apps.all_models["record"]["stray"]
        apps.clear_cache()


WRITES = {"create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete"}


def test_only_the_importer_writes_the_public_record():
    """`actions` writes what people had read for themselves, and nothing else: see below."""
    writers = {"importer", "migrations", "sample", "actions"}
    wrong = []
    for path in (SRC / "uprdesk" / "record").rglob("*.py"):
        if writers & set(path.relative_to(SRC).with_suffix("").parts):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in WRITES:
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.attr}")
    assert not wrong, "\n".join(wrong)


def test_actions_of_the_record_write_the_rows_of_drops_alone():
    tree = ast.parse((SRC / "uprdesk" / "record" / "actions.py").read_text("utf-8"))
    used = {name for _, name in imports_of(tree) if name.startswith("uprdesk.record.models.")}
    # an import is named in a signature only
    assert used <= {f"uprdesk.record.models.{name}" for name in ("Drop", "Piece", "ImportRun")}
    written = {
        node.value.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in WRITES
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "objects"
        and isinstance(node.value.value, ast.Name)
    }
    assert written <= {"Drop", "Piece"}


def test_nothing_of_ours_opens_a_connection_to_another_host():
    wrong = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in SOURCES
        for line, name in imports_of(ast.parse(path.read_text("utf-8")))
        if name in FORBIDDEN_DOORS
    ]
    assert not wrong, "\n".join(wrong)


# written in a file, but nothing is fetched from there
NAMES_NOT_ADDRESSES = re.compile(
    r"https?://(www\.w3\.org|schemas\.(openxmlformats|microsoft)|127\.0\.0\.1|localhost)"
)
LOADS = re.compile(r"""(?:src|href|action|url\(|@import|fetch\()\s*=?\s*["'(]?\s*(https?:)?//""")


def test_pages_and_styles_load_nothing_from_elsewhere():
    pages = [p for s in ("html", "css", "js", "svg") for p in SRC.rglob(f"*.{s}")]
    wrong = []
    for path in pages:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            found = LOADS.search(line)
            # links to UN documents are followed by a person, never loaded by a page
            is_link = re.search(r"<a\s[^>]*href=\"https://(docs\.un\.org|documents\.un\.org)", line)
            if found and not is_link and not NAMES_NOT_ADDRESSES.search(line):
                wrong.append(f"{path.relative_to(ROOT)}:{number} {line.strip()[:90]}")
    assert not wrong, "\n".join(wrong)


def tracked() -> list[Path]:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout: nothing to list")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_machine():
    told = re.compile(
        rb"(--index-url|--extra-index-url|files\.pythonhosted|registry\.npmjs|/root/|/home/[a-z])"
    )
    wrong = [
        f"{path.relative_to(ROOT)}: {found[0].decode()}"
        for path in tracked()
        if path != Path(__file__) and (found := told.search(path.read_bytes()))
    ]
    assert not wrong, "\n".join(wrong)
