"""Spanish and French are complete, their blanks are the English ones, and nothing is left over."""

import re

import catalogues
import polib
import pytest

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(params=catalogues.LANGUAGES)
def language(request):
    return request.param


def test_every_sentence_is_translated(language):
    missing = catalogues.missing(language)
    assert not missing, f"{len(missing)} sentences lack {language}, e.g. {missing[:5]}"


def test_the_catalogue_holds_no_sentence_that_is_gone(language):
    today = {(m.id if isinstance(m.id, str) else m.id[0]) for m in catalogues.template() if m.id}
    kept = {e.msgid for e in polib.pofile(str(catalogues.catalogue_path(language)))}
    assert not kept - today, f"run `python catalogues.py update`: {sorted(kept - today)[:5]}"


def test_translations_keep_their_blanks(language):
    for entry in polib.pofile(str(catalogues.catalogue_path(language))).translated_entries():
        wanted = set(PLACEHOLDER.findall(entry.msgid)) | set(
            PLACEHOLDER.findall(entry.msgid_plural or "")
        )
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if text:
                got = set(PLACEHOLDER.findall(text))
                assert got <= wanted, f"{entry.msgid!r} → {text!r}"
                if not entry.msgid_plural:
                    assert got == wanted, f"{entry.msgid!r} → {text!r}"


def test_nothing_is_marked_as_a_guess(language):
    entries = polib.pofile(str(catalogues.catalogue_path(language)))
    assert not [e.msgid for e in entries if e.fuzzy]


def test_sentences_have_named_blanks_only():
    """ "%s" cannot be moved by a translator, so it has no place in a sentence."""
    unnamed = re.compile(r"(?<!%)%[sd]")
    wrong = [
        f"{path}:{line} {message}"
        for path, line, message, _ in catalogues.sentences()
        if unnamed.search(message if isinstance(message, str) else " ".join(map(str, message)))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_name_that_marks_a_sentence_is_gathered():
    """`gettext_lazy as lazy` would mark sentences that no catalogue ever holds."""
    imported = re.compile(r"\bn?p?gettext\w* as (\w+)")
    wrong = [
        f"{path.relative_to(catalogues.ROOT)}: {name}"
        for path in sorted(catalogues.ROOT.glob("src/**/*.py"))
        for name in imported.findall(path.read_text("utf-8"))
        if name not in catalogues.KEYWORDS
    ]
    assert not wrong, "\n".join(wrong)
