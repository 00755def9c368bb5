"""The translations: gather our English sentences, merge them into the catalogues, compile them.

    python catalogues.py update     # after changing a sentence: new ones appear empty in locale/*
    python catalogues.py update fr  # the same for one language
    python catalogues.py compile    # .po → .mo; `./run` does it
    python catalogues.py missing    # what each language still lacks

Needs Babel and Django, no system package: xgettext is not on every laptop.
"""

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent
LANGUAGES = ("es", "fr")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "_now": None,  # gettext beside gettext_lazy as _
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def source_of(path: Path) -> str:
    """The Python that holds the sentences of `path`; templates are turned into Python first."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        return text
    from django.utils.translation.template import templatize

    return templatize(text, origin=str(path))


def sentences() -> Iterator[tuple[str, int, object, str | None]]:
    """Every marked sentence: file, line, message (a pair for plurals), context."""
    for path in sorted([*ROOT.glob("src/**/*.py"), *ROOT.glob("src/**/templates/**/*.*")]):
        if path.suffix not in {".py", ".html", ".txt"}:
            continue
        code = io.BytesIO(source_of(path).encode())
        for line, message, _, context in extract("python", code, KEYWORDS):
            yield str(path.relative_to(ROOT)), line, message, context


def template() -> Catalog:
    """All sentences in order of their files, untranslated."""
    catalog = Catalog(project="UPR Desk", charset="utf-8", fuzzy=False)
    for path, _, message, context in sentences():
        # without line numbers: a catalogue must not change when a line moves
        catalog.add(message, locations=[(path, None)], context=context)
    return catalog


def catalogue_path(language: str) -> Path:
    """Where the catalogue of `language` lives."""
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def load(language: str) -> Catalog:
    """The catalogue of `language`; empty where there is none yet."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(locale=language, project="UPR Desk", charset="utf-8", fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def update(languages: Sequence[str] = LANGUAGES) -> None:
    """Merge today's sentences into the catalogues; nothing is guessed, old ones are dropped."""
    today = template()
    for language in languages:
        catalog = load(language)
        catalog.update(today, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path = catalogue_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        written = io.BytesIO()
        write_po(written, catalog, width=98, omit_header=False, sort_output=False)
        put(path, written.getvalue())


def put(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever reads it meanwhile reads the old one or the new one."""
    beside = path.with_suffix(".new")
    beside.write_bytes(content)
    beside.replace(path)


def compile_all() -> None:
    """Write the binary catalogue beside each text one."""
    for language in LANGUAGES:
        written = io.BytesIO()
        write_mo(written, load(language))
        put(catalogue_path(language).with_suffix(".mo"), written.getvalue())


def missing(language: str) -> list[str]:
    """Sentences of today that `language` has no translation for."""
    catalog = load(language)
    lacking: list[str] = []
    for message in template():
        if not message.id:
            continue
        found = catalog.get(message.id, message.context)
        strings = found.string if found and isinstance(found.string, (list, tuple)) else None
        done = all(strings) if strings is not None else bool(found and found.string)
        if not done:
            lacking.append(message.id if isinstance(message.id, str) else message.id[0])
    return lacking


def main(verb: str, *languages: str) -> int:
    """Do what the first argument says."""
    if verb == "update":
        update(languages or LANGUAGES)
    elif verb == "compile":
        compile_all()
    elif verb == "missing":
        for language in LANGUAGES:
            print(*(f"{language}: {sentence}" for sentence in missing(language)), sep="\n")
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:] or [""])))
