"""Old Word files (.doc) and other formats of offices, by the office programs of the machine.

LibreOffice keeps automatic numbers, so it is asked first; antiword is small and reads .doc alone.
Both run apart from us, with a limit of time, in a folder that is thrown away.
"""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from upr.intake.reading.plain import Plain
from upr.intake.reading.safety import unreadable
from upr.intake.reading.sniffing import Format
from upr.intake.reading.word import read_docx
from upr.intake.reading.written import read_text
from upr.text import gettext_noop

SECONDS = 120
"""How long a program may take; LibreOffice needs about five seconds for a long report."""

OFFICE = ("soffice", "libreoffice")

NO_PROGRAM = gettext_noop("Old Word files need another program, and none is installed here.")
INSTALL = gettext_noop(
    "Save the file as .docx or PDF and give that, or install LibreOffice (or antiword) on this "
    "machine."
)
NOT_CONVERTED = gettext_noop("This old Word file could not be opened: it is damaged or protected.")
SAVE_AGAIN = gettext_noop("Open it in Word or LibreOffice, save it as .docx, and give that.")


def read_by_office(data: bytes, found: Format) -> Plain:
    """Read a .doc, .odt or .rtf.

    Raises UnreadableFile when no program for it is installed, or the program fails or takes
    longer than `SECONDS`.
    """
    office = next((path for name in OFFICE if (path := shutil.which(name))), None)
    antiword = shutil.which("antiword") if found is Format.DOC else None
    if not office and not antiword:
        raise unreadable(NO_PROGRAM, INSTALL)
    with TemporaryDirectory(prefix="uprdesk-") as folder:
        source = Path(folder) / f"document.{found}"
        source.write_bytes(data)
        plain = _by_libreoffice(office, source) if office else None
        if plain is None and antiword:
            plain = _by_antiword(antiword, source)
    if plain is None:
        raise unreadable(NOT_CONVERTED, SAVE_AGAIN)
    return replace(plain, format=str(found))


def _by_libreoffice(program: str, source: Path) -> Plain | None:
    """Convert to .docx with a profile of its own, so that an open LibreOffice does not matter."""
    folder = source.parent / "converted"
    profile = (source.parent / "profile").as_uri()
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile}"]
    command += ["--convert-to", "docx", "--outdir", str(folder), str(source)]
    if _runs(command, source.parent) is None:
        return None
    made = folder / "document.docx"
    return read_docx(made.read_bytes()) if made.is_file() else None


def _by_antiword(program: str, source: Path) -> Plain | None:
    # -w 0: one line a paragraph
    printed = _runs([program, "-m", "UTF-8.txt", "-w", "0", str(source)], source.parent)
    return read_text(printed) if printed and printed.strip() else None


def _runs(command: list[str], folder: Path) -> bytes | None:
    """What a program printed; None when it failed or took too long."""
    try:
        # the program is found by name on this machine, the arguments are ours
        done = subprocess.run(  # noqa: S603
            command, cwd=folder, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
