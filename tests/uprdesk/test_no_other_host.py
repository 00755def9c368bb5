"""Pages as they are sent load nothing from another host."""

from html.parser import HTMLParser

import pytest
from django.urls import NoReverseMatch, reverse

from tests.uprdesk.test_doors import DOORS

LOADING = {"src", "srcset", "poster", "data", "action", "formaction", "background"}


class Loads(HTMLParser):
    """Collects every address that a browser fetches, or sends to, by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in LOADING or (tag in {"link", "use", "image", "base"} and "href" in name):
                self.found.append(value or "")


def pages() -> list[str]:
    """Every page that has an address without arguments."""
    found = []
    for name in sorted({name for method, name in DOORS if method == "get"} - {"shell:leave"}):
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    return found


@pytest.mark.parametrize("address", pages())
def test_a_page_loads_nothing_from_elsewhere(as_amina, address):
    loads = Loads()
    loads.feed(as_amina.get(address, follow=True).content.decode())
    assert loads.found, "a page without any style is not a page"
    assert not [to for to in loads.found if "//" in to and not to.startswith("data:")]


def test_an_address_of_another_host_is_noticed():
    loads = Loads()
    loads.feed(
        '<link href="//fonts.example/a.css"><img src="https://x.example/a.png"><a href="//y">'
    )
    assert loads.found == ["//fonts.example/a.css", "https://x.example/a.png"]
