"""The language a browser asked us to remember."""

from django.conf import settings
from django.http import HttpResponse


def remember(response: HttpResponse, language: str) -> HttpResponse:
    """Put `language` in the cookie that `LocaleMiddleware` reads; returns the response."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response
