"""Whoever follows every link of the sample in Spanish or French finds no English sentence of ours.

The addresses of `test_languages` are asked for with few rows behind them; here are organisations,
votes, tasks, announced dates and a trace, and pages that only a person with a password sees.
"""

from collections import Counter, deque
from urllib.parse import urlsplit

import catalogues
import pytest
from django.conf import settings as installed
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from tests.filling import Page
from tests.uprdesk.test_languages import compiled, is_page, left_english, translated
from uprdesk.coalition.sample import PASSWORD
from uprdesk.stages.timeline.sample import load

__all__ = ["compiled", "translated"]

pytestmark = pytest.mark.django_db

MAIN = {
    "timeline:today", "timeline:plan", "timeline:item", "timeline:calendar", "coalition:members",
    "coalition:organisations", "coalition:organisation", "coalition:as-printed",
    "coalition:decisions", "coalition:decision", "coalition:decision-log", "coalition:keys",
    "coalition:trace", "coalition:settings", "coalition:account", "coalition:add-app",
}  # fmt: skip
"""A walk that misses one of these does not go where people go."""
ROOMS = {"coalition", "timeline"}
"""The pages of the record are walked in `test_languages`."""
ALIKE = 2
"""Pages of one address: thirty steps of the plan have the same words."""


def walk(client: Client, start: str) -> dict[str, list[tuple[str, object]]]:
    """Every page that links lead to: name of its address → (path, answer) of up to ALIKE."""
    found: dict[str, list[tuple[str, object]]] = {}
    ahead, seen, asked = deque([start]), set[str](), Counter[str]()
    while ahead:
        path = ahead.popleft()
        door = resolve(urlsplit(path).path)
        name = door.view_name
        if path in seen or door.namespace not in ROOMS or asked[name] == ALIKE:
            continue
        seen.add(path)
        asked[name] += 1
        answer = client.get(path)
        if answer.streaming:
            assert list(answer.streaming_content)
        elif is_page(answer):
            found.setdefault(name, []).append((path, answer))
            links = (urlsplit(link) for link in Page(path, answer.content.decode()).links)
            ahead += [link._replace(fragment="").geturl() for link in links if is_ours(link)]
    return found


def is_ours(link) -> bool:
    """Whether a link leads to a page of this site."""
    return not link.netloc and not link.scheme and link.path.startswith("/")


@pytest.mark.parametrize("language", catalogues.LANGUAGES)
def test_every_page_that_a_coordinator_walks_to_is_in_her_language(client, translated, language):
    load(at=timezone.now())
    client.cookies[installed.LANGUAGE_COOKIE_NAME] = language
    answer = client.post(
        reverse("coalition:sign-in"), {"pseudonym": "Luna", "password": PASSWORD}, follow=True
    )
    walked = walk(client, answer.redirect_chain[-1][0])
    assert walked.keys() >= MAIN
    pages = {path: left_english(page, language) for many in walked.values() for path, page in many}
    assert not {path: sentences for path, sentences in pages.items() if sentences}
