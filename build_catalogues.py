"""Build hook: compiles the catalogues in `locale/` so that a wheel speaks three languages."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):
    """Writes every `django.po` beside itself as `django.mo` before the wheel is packed."""

    def initialize(self, version: str, build_data: dict) -> None:
        for source in Path(self.root, "locale").rglob("*.po"):
            with source.open("rb") as po, source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, read_po(po, locale=source.parts[-3]))
