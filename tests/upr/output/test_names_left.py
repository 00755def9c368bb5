"""Names planted where files keep them: text, comments, properties, addresses, split and folded."""

import bz2
import csv
import gzip
import io
import json
import lzma
import zipfile
from datetime import date

import icalendar
import pytest
import typst
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from upr.coalition import Audience, DocumentKind, Forbidden, Naming, Organisation, Wish, forbidden
from upr.errors import UnreadableFile
from upr.output.names_left import NameLeftIn, found_in, refuse_if_named
from upr.output.workbook import write_xlsx

NAME, ACRONYM = "Colectivo Aguas Claras", "COAC"
MAIL, WEB = "enlace@aguasclaras.example", "https://www.aguasclaras.example/"
HIDDEN = Organisation(
    id="h",
    names={"es": NAME, "fr": "Collectif Eaux Vives", "ar": "جمعية المياه الصافية"},
    acronym=ACRONYM,
    contacts=("Inés Pruebas Molina", MAIL, "+507 6000-0000"),
    web=(WEB, "https://facebook.com/coaclaras"),
    wishes=(Wish(Naming.NEVER),),
)
NEVER = forbidden([HIDDEN], DocumentKind.SUBMISSION, Audience.PUBLIC)


def saved(thing) -> bytes:
    to = io.BytesIO()
    thing.save(to)
    return to.getvalue()


def document(change=lambda document: None) -> bytes:
    """A Word file with a plain paragraph and what `change` plants in it."""
    made = Document()
    made.core_properties.author = ""
    made.add_paragraph("The State should consult every organisation.")
    change(made)
    return saved(made)


def with_part(data: bytes, name: str, content: str) -> bytes:
    """The same zip with one more part."""
    to = io.BytesIO(data)
    with zipfile.ZipFile(to, "a") as package:
        package.writestr(name, content)
    return to.getvalue()


def places(data, names=NEVER):
    return [str(left.place) for left in found_in(data, names)]


def in_runs(made):
    line = made.add_paragraph("With ")
    for piece in ("Colec", "tivo Agu", "as", " Cla", "ras"):
        line.add_run(piece).bold = len(piece) > 3


def acronym_in_runs(made):
    line = made.add_paragraph("by ")
    line.add_run("CO").bold = True
    line.add_run("AC")


@pytest.mark.parametrize(
    ("plant", "place"),
    [
        (lambda d: d.add_paragraph(f"By {NAME}."), "the text of the document"),
        (lambda d: d.add_paragraph("By COLECTIVO  AGUAS\u00a0CLÁRAS."), "the text of the document"),
        (
            lambda d: d.add_paragraph("Colecti\u00advo Aguas\nCla\u200bras"),
            "the text of the document",
        ),
        (in_runs, "the text of the document"),
        (acronym_in_runs, "the text of the document"),
        (lambda d: d.add_table(1, 1).cell(0, 0).add_paragraph(ACRONYM), "the text of the document"),
        (
            lambda d: setattr(d.sections[0].header.paragraphs[0], "text", f"© {ACRONYM}"),
            "the head or foot of the pages",
        ),
        (lambda d: setattr(d.core_properties, "author", ACRONYM), "the properties of the file"),
        (
            lambda d: setattr(d.core_properties, "last_modified_by", "Inés Pruebas Molina"),
            "the properties of the file",
        ),
        (
            lambda d: d.add_comment(d.paragraphs[0].runs, text="ok", author=NAME, initials="C"),
            "the comments",
        ),
        (
            lambda d: d.part.relate_to(
                "https://x.example/?q=Colectivo%20Aguas%20Claras",
                "http://example.org/link",
                is_external=True,
            ),
            "the links of the document",
        ),
        (
            lambda d: d.part.relate_to(WEB, "http://example.org/link", is_external=True),
            "the links of the document",
        ),
    ],
)
def test_a_name_in_a_word_file_is_found(plant, place):
    found = found_in(document(plant), NEVER)
    assert [(str(left.place), left.sure) for left in found] == [(place, True)] * len(found)
    assert found


def test_a_word_file_that_names_nobody_passes():
    refuse_if_named(document(), NEVER)
    # acronyms that are also words of the format
    taken = ["APP", "XML", "REL", "RELS", "ORG", "CORE", "W3C", "DOC", "TIPO", "REF", "MSO", "OPC"]
    ones = [
        Organisation(id=word, names={"es": f"Colectivo {word} Prueba"}, acronym=word)
        for word in taken
    ]
    names = forbidden(ones, DocumentKind.LETTER, Audience.PUBLIC)
    assert [(left.name, str(left.place)) for left in found_in(document(), names) if left.sure] == []


def test_tracked_changes_custom_properties_and_unknown_parts_are_searched():
    deleted = f'<w:p xmlns:w="w"><w:del w:author="{ACRONYM}"><w:delText>x</w:delText></w:del></w:p>'
    assert places(with_part(document(), "word/document2.xml", deleted)) == [
        "the text of the document"
    ]
    assert places(with_part(document(), "docProps/custom.xml", f"<a><b>{NAME}</b></a>")) == [
        "the properties of the file"
    ]
    assert places(with_part(document(), "word/media/coac_logo.svg", "<svg/>")) == [
        "the names of the files inside"
    ]
    hidden = places(with_part(document(), "strange.bin", f"\0\1\2{NAME}\0"))
    assert len(hidden) == 1
    assert hidden[0].startswith("part ")


def test_a_spreadsheet_is_searched_with_its_comments_sheets_and_properties():
    book = Workbook()
    sheet = book.active
    sheet["A1"] = f"asked by {NAME}"
    sheet["B1"] = "x"
    sheet["B1"].comment = Comment("see COAC", "COAC")
    book.create_sheet("Eaux Vives Collectif")
    book.create_sheet("COAC")
    book.properties.creator = MAIL
    found = set(places(saved(book)))
    assert {
        "the cells of the spreadsheet",
        "the comments",
        "the names of the sheets",
        "the properties of the file",
    } <= found


def test_a_spreadsheet_of_ours_passes_and_does_not_where_a_row_names():
    def written(text):
        to = io.BytesIO()
        write_xlsx([["127.10", text, 3, date(2026, 5, 4)]], ["paragraph", "text", "page", "on"], to)
        return to.getvalue()

    refuse_if_named(written("Consult civil society"), NEVER)
    assert places(written("Jamiyya: جمعيّة المياه الصافية")) == ["the cells of the spreadsheet"]


def pdf(body, head=""):
    return typst.compile(f"{head}\n{body}".encode(), ignore_system_fonts=True, format="pdf")


@pytest.mark.parametrize(
    ("head", "body", "place"),
    [
        ("", f"Said #pagebreak() by {NAME}", "page 2"),
        ("#set page(width: 5cm)", "Colectivo Aguas Cla-\\ ras", "page 1"),
        ("#set page(header: [COAC])", "Said", "page 1"),
        (f'#set document(author: "{NAME}")', "Said", "the properties of the PDF"),
        (f'#set document(author: "{ACRONYM}")', "Said", "the properties of the PDF"),
        ('#set document(title: "جمعية المياه الصافية")', "Said", "the properties of the PDF"),
        ("", f'#link("{WEB}es")[more]', "the properties of the PDF"),
        ("", f'#link("mailto:{MAIL}")[more]', "the properties of the PDF"),
        (f'#pdf.attach("notes.txt", bytes("{NAME}"))', "Said", "the properties of the PDF"),
    ],
)
def test_a_name_in_a_pdf_is_found(head, body, place):
    found = places(pdf(body, head))
    assert found
    assert found[0].startswith(place)


def test_a_pdf_that_names_nobody_passes_and_a_broken_one_does_not():
    whole = pdf("The State should consult every organisation.")
    refuse_if_named(whole, NEVER)
    with pytest.raises(UnreadableFile):
        refuse_if_named(whole[: len(whole) // 3], NEVER)
    with pytest.raises(UnreadableFile, match="password"):
        refuse_if_named(whole + b"/Encrypt 1 0 R", NEVER)


def test_a_calendar_is_searched_where_its_lines_are_folded():
    event = icalendar.Event()
    event.add("summary", "Reunión preparatoria de la coalición en la sede de " + NAME)
    event.add("description", "una línea\nCOAC")
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    data = calendar.to_ical()
    assert NAME.encode() not in data  # it is folded
    assert {left.name for left in found_in(data, NEVER)} == {NAME, ACRONYM}


def test_tables_say_the_line():
    to = io.StringIO()
    csv.writer(to).writerows([["a", "b"], ["x", 'the "Colectivo Aguas Claras"']])
    assert places(to.getvalue().encode()) == ["line 2"]
    assert places(to.getvalue().encode("utf-16")) == ["line 2"]
    assert places(to.getvalue()) == ["line 2"]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"who": "جمعية المياه الصافية"}),
        "<p>Colectivo <b>Aguas</b> Claras<br>",
        "https://x.example/?q=Colectivo%20Aguas%20Claras",
        "Collectif Eaux Vives".replace("a", "&#97;").replace("E", "&#69;"),
        "call 507 60000000",
        "facebook: @coaclaras",
    ],
)
def test_escapes_are_undone(text):
    assert places(text.encode()) != []


def test_files_inside_files_are_searched_to_the_bottom():
    inner = document(lambda d: d.add_paragraph(NAME))
    package = with_part(b"PK\x05\x06" + bytes(18), "letters/one.docx", "")
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w") as outer:
        outer.writestr("letters/one.docx", inner)
        outer.writestr("two.pdf", pdf(NAME))
    assert places(to.getvalue()) == ["part 1 of the file", "part 2 of the file"]
    assert places(package) == []
    commented = io.BytesIO()
    with zipfile.ZipFile(commented, "w") as outer:
        outer.writestr("a.txt", "nothing")
        outer.comment = b"made by COAC"
    assert places(commented.getvalue()) == ["the remarks of the packed file"]


def test_what_cannot_be_searched_does_not_leave():
    data = document()
    with pytest.raises(UnreadableFile, match="not all of it opens"):
        refuse_if_named(data[:-200], NEVER)
    for _ in range(6):
        to = io.BytesIO()
        with zipfile.ZipFile(to, "w") as outer:
            outer.writestr("inner.zip", data)
        data = to.getvalue()
    with pytest.raises(UnreadableFile, match="too many deep"):
        refuse_if_named(data, NEVER)


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_is_packed_by_other_means_does_not_leave(pack):
    with pytest.raises(UnreadableFile, match="packed or sealed"):
        refuse_if_named(pack(NAME.encode()), NEVER)
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w") as outer:
        outer.writestr("a.gz", pack(b"nothing"))
    with pytest.raises(UnreadableFile) as error:
        refuse_if_named(to.getvalue(), NEVER)
    assert "not given out" in str(error.value.hint)


def test_the_refusal_says_where_and_not_whom():
    with pytest.raises(NameLeftIn) as error:
        refuse_if_named(document(lambda d: d.add_paragraph(NAME)), NEVER)
    said = f"{error.value.message} {error.value.hint} {error.value!r}"
    assert "the text of the document" in said
    assert "export again" in said
    assert "aguas" not in said.casefold()


def test_a_doubtful_word_passes_when_a_person_has_looked_at_it():
    vida = Organisation(id="v", names={"es": "Voces Iguales de Arriba"}, acronym="VIDA")
    names = forbidden([vida], DocumentKind.LETTER, Audience.PUBLIC)
    with pytest.raises(NameLeftIn, match="also a name"):
        refuse_if_named("El derecho a la vida.", names)
    refuse_if_named("El derecho a la vida.", names, looked_at=True)
    with pytest.raises(NameLeftIn):
        refuse_if_named("El derecho a la vida, dice VIDA.", names, looked_at=True)


def test_nothing_forbidden_searches_nothing():
    assert found_in(b"PK\x03\x04 no zip at all", Forbidden({})) == []


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<a>", b"\xff\xfe"]),
)
def test_any_bytes_are_searched_or_refused_with_a_sentence(data, start):
    try:
        hint = "" if isinstance(found_in(start + data, NEVER), list) else "no list"
    except UnreadableFile as error:
        hint = "" if str(error.hint) else "no next step"
    assert hint == ""


@given(
    st.text(max_size=30),
    st.text(max_size=30),
    st.sampled_from(["", " ", "\u200b", "\u00ad", "\u2028", "\u0301", "\u202e", "-\r\n"]),
    st.sampled_from([str.upper, str.lower, str.title, str]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_long_name_is_found_however_it_is_written(before, after, gap, case, encoding):
    planted = gap.join(case(NAME))
    text = f"{before} {planted} {after}"
    data = text.encode(encoding, "replace")
    if data.startswith((b"PK", b"%PDF")):
        return
    assert NAME in {left.name for left in found_in(data, NEVER)}
