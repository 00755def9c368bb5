"""Reading UPRDESK_* variables: each with a type, a default and an explained mistake.

A value may also stand in a file named by NAME_FILE (for secrets kept by the system). Nothing here
knows Django, so the command line can read the environment before it starts the workbench.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from upr.errors import UprError
from upr.text import gettext_noop, say

PREFIX = "UPRDESK_"
TRUE = {"1", "yes", "true", "on"}
FALSE = {"0", "no", "false", "off"}


class WrongSetting(UprError):
    """A variable of the environment that cannot be what it says."""


class Environment:
    """The settings given from outside, read by name and type.

    values  usually `os.environ`; an empty text counts as not given
    asked   names that were asked for so far; whatever else begins with UPRDESK_ is a slip
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values
        self.asked: set[str] = set()

    def text(self, name: str, default: str = "") -> str:
        """Value of `name`, or the content of the file that `name`_FILE names.

        Raises WrongSetting when that file cannot be read.
        """
        self.asked |= {name, f"{name}_FILE"}
        if path := self.values.get(f"{name}_FILE"):
            try:
                return Path(path).read_text("utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise WrongSetting(
                    say(gettext_noop("%(name)s_FILE names a file that cannot be read."), name=name),
                    say(gettext_noop("Check that %(path)s exists and is text."), path=path),
                ) from error
        return self.values.get(name, "").strip() or default

    def truth(self, name: str, default: bool = False) -> bool:
        """Yes or no; raises WrongSetting for any other word."""
        word = self.text(name).lower()
        if not word:
            return default
        if word not in TRUE | FALSE:
            raise WrongSetting(
                say(gettext_noop("%(name)s is neither yes nor no."), name=name),
                say(gettext_noop("Write %(name)s=yes or %(name)s=no."), name=name),
            )
        return word in TRUE

    def number(self, name: str, default: int, *, least: int = 1, most: int = 1_000_000) -> int:
        """A whole number between `least` and `most`; raises WrongSetting for anything else."""
        word = self.text(name)
        if not word:
            return default
        if not word.isascii() or not word.isdigit() or not least <= int(word) <= most:
            raise WrongSetting(
                say(gettext_noop("%(name)s is not a number that can be used here."), name=name),
                say(
                    gettext_noop("Write a whole number from %(least)d to %(most)d."),
                    least=least,
                    most=most,
                ),
            )
        return int(word)

    def choice(self, name: str, default: str, among: tuple[str, ...]) -> str:
        """One of the words `among`; raises WrongSetting for any other."""
        word = self.text(name, default)
        if word not in among:
            raise WrongSetting(
                say(gettext_noop("%(name)s has a value that is not known."), name=name),
                say(gettext_noop("Write one of: %(words)s."), words=", ".join(among)),
            )
        return word

    def listed(self, name: str) -> list[str]:
        """Words parted by commas, each without blanks around it; empty when not given."""
        return [word.strip() for word in self.text(name).split(",") if word.strip()]

    def folder(self, name: str, default: Path) -> Path:
        """A folder, absolute, with ~ resolved; it need not exist."""
        return Path(self.text(name, str(default))).expanduser().absolute()

    def unknown(self) -> list[str]:
        """Names that begin with UPRDESK_ and that nothing asks for: slips of the pen."""
        return sorted(n for n in self.values if n.startswith(PREFIX) and n not in self.asked)


ENVIRONMENT = Environment(os.environ)
"""The environment of this process; settings ask it, the doctor looks for slips in it."""
