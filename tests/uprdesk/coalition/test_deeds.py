"""Everything that is traced has a sentence, and the sentences name who is known."""

import ast
import re
from pathlib import Path

import pytest

import uprdesk
from uprdesk.coalition import trace
from uprdesk.coalition.actions import members
from uprdesk.coalition.deeds import SENTENCES, told
from uprdesk.coalition.models import Membership, TraceEntry

DEED = re.compile(r"[a-z]+\.[a-z_]+")


def deeds_in(path):
    """Deeds that a module writes: its words of that shape, where it writes any at all."""
    source = path.read_text("utf-8")
    if "trace.record(" not in source:
        return set()
    words = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {word for word in words if isinstance(word, str) and DEED.fullmatch(word)}


def test_every_deed_has_a_sentence():
    sources = Path(uprdesk.__file__).parent.rglob("*.py")
    written = set().union(*(deeds_in(path) for path in sources))
    assert {"link.made", "keys.renewed", "task.added"} <= written
    assert not written - SENTENCES.keys(), "add a sentence for these in uprdesk/coalition/deeds.py"


@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_a_sentence_has_only_the_blanks_that_are_filled(sentence):
    assert set(re.findall(r"%\((\w+)\)", sentence)) <= {"who", "whom", "what"}
    assert sentence.endswith(".")


def newest(ours):
    return TraceEntry.objects.filter(engagement=ours.engagement).order_by("-number")[:1]


@pytest.mark.django_db
def test_a_sentence_says_who_did_what_to_whom(ours, noon):
    here = ours.here(ours.luna)
    mar = Membership.objects.get(engagement=ours.engagement, person=ours.mar)
    members.change_parts(here, mar, parts=["drafter", "delegate"], at=noon)
    [entry] = told(newest(ours))
    assert entry.sentence == (
        "Luna changed the parts of Mar: Drafter: writes the texts, Delegate: talks to governments."
    )
    assert entry.target == ""


@pytest.mark.django_db
def test_an_erased_person_and_the_command_line_have_words(ours, noon):
    trace.record(
        "member.removed", by=None, target="person 98765", at=noon, engagement=ours.engagement
    )
    [entry] = told(newest(ours))
    assert entry.sentence == (
        "Somebody at the command line took somebody who was erased out of the engagement."
    )


@pytest.mark.django_db
def test_a_deed_of_a_later_version_is_told_by_its_name(ours, noon):
    trace.record("moon.landed", by=ours.luna, target="moon 1", at=noon, engagement=ours.engagement)
    [entry] = told(newest(ours))
    assert "moon.landed" in entry.sentence
    assert entry.target == "moon 1"
