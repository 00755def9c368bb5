"""Old Word files (.doc) and other formats of offices, by the office programs of the machine.

LibreOffice keeps automatic numbers, so it is asked first; antiword is small and reads .doc alone.
Both run apart from us, with a limit of time, in a folder that is thrown away. LibreOffice would
fetch the pictures that a document names, which tells another machine who opened it and when: it is
told to fetch nothing, and where it tries all the same it meets a closed door.
"""

import os
import shutil
import signal
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


CLOSED_DOOR = {"Type": 1} | {
    f"{protocol}Proxy{part}": value
    for protocol in ("HTTP", "HTTPS", "FTP")
    for part, value in (("Name", "127.0.0.1"), ("Port", 9))
}
"""Proxies that nobody answers at: 9 is the port at which whatever comes is thrown away."""

SETTINGS: tuple[tuple[str, str, bool | int | str], ...] = (
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", True),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", True),
    ("Office.Writer/Content/Update", "Link", 0),
    *(("Inet/Settings", f"ooInet{name}", value) for name, value in CLOSED_DOOR.items()),
)
"""(path, name, value) of LibreOffice's own settings, for documents of strangers."""


def _profile(folder: Path) -> Path:
    """A profile with `SETTINGS` alone, for one use."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{str(value).lower()}</value></prop></item>"
        for path, name, value in SETTINGS
    )
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        f'xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>',
        "utf-8",
    )
    return profile


def _by_libreoffice(program: str, source: Path) -> Plain | None:
    """Convert to .docx with a profile of its own: an open LibreOffice does not matter then."""
    folder = source.parent / "converted"
    profile = _profile(source.parent).as_uri()
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
        program = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None
    with program:
        try:
            printed, _ = program.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            _end(program)
            return None
    return printed if program.returncode == 0 else None


def _end(program: "subprocess.Popen[bytes]") -> None:
    """End a program with all that it started: LibreOffice's command only starts another one."""
    if hasattr(os, "killpg"):
        os.killpg(program.pid, signal.SIGKILL)
    else:
        program.kill()
