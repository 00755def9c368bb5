"""Small PDF and Word files, made in memory for the tests of their readers."""

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def pdf_of(*pages, encrypt=False):
    """A PDF with one page for each of `pages`: a list of (left, base, size, text)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font()]
    kids = []
    for texts in pages:
        shown = "".join(
            f"BT /F1 {size} Tf {left} {base} Td ({escaped(text)}) Tj ET\n"
            for left, base, size, text in texts
        )
        objects.append(f"<< /Length {len(shown.encode('latin-1'))} >>\nstream\n{shown}endstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    trailer = ""
    if encrypt:
        objects.append(
            "<< /Filter /Standard /V 1 /R 2 /P -44 /O <" + "00" * 32 + "> /U <" + "11" * 32 + "> >>"
        )
        trailer = f"/Encrypt {len(objects)} 0 R /ID [<{'22' * 16}> <{'22' * 16}>] "
    return assembled(objects, trailer)


def font():
    """Helvetica, which every reader has."""
    return "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def escaped(text):
    """`text` as a string of a PDF."""
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def assembled(objects, trailer):
    """The objects with their table of places and the end mark."""
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(data)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return data + (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n"
    ).encode("latin-1")


def page_of(*texts, top=760):
    """One page of lines of size 10 from `top` downwards."""
    return [(113, top - 12 * index, 10, text) for index, text in enumerate(texts)]


def docx_of(body, **parts):
    """A Word file with `body` as the inside of its body; `parts` are further parts of word/."""
    files = {
        "[Content_Types].xml": TYPES,
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{W}">{content}</w:{name}>'
    return zip_of(files)


def zip_of(files, compression=zipfile.ZIP_DEFLATED):
    """A zip of names and contents."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()


def paragraph(text, properties=""):
    """A paragraph of one run."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"
    )
