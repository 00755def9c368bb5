"""What every page may use, beside its own ingredients."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from uprdesk.shell import menu


def page(request: HttpRequest) -> dict[str, object]:
    """navigation: list of `menu.Place`; own_pages: list of `menu.OwnPage`; today_page: where “What
    now” leads; languages: [(code, own name)]; this_page: its address, to return to.

    An error page may be made before a language, a session or a person is known.
    """
    return {
        "navigation": SimpleLazyObject(lambda: menu.places(request)),
        "languages": OWN_NAMES,
        "own_pages": SimpleLazyObject(lambda: menu.own_pages(request)),
        "today_page": SimpleLazyObject(lambda: menu.today_of(request)),
        "this_page": request.get_full_path(),
        "debug": settings.DEBUG,
    }


OWN_NAMES = [("es", "Español"), ("en", "English"), ("fr", "Français")]
"""Each language in its own words: whoever looks for it reads no other."""
