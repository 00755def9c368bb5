"""Where two texts about an organisation differ, in words that people read."""

from tests.uprdesk.coalition.organisations import about
from upr.coalition import Audience, DocumentKind, Naming, Status, Wish
from uprdesk.coalition.differences import LABELS, differences
from uprdesk.coalition.models import AboutOrganisation, Contact


def test_what_is_the_same_is_no_difference():
    assert differences(about(), about(), []) == []


def test_every_field_has_words():
    assert set(LABELS) == set(AboutOrganisation.__dataclass_fields__)


def test_each_kind_of_value_is_told_as_people_read_it():
    saved = about(
        names={"es": "Casa", "fr": "Maison"},
        status=Status.SPECIAL,
        status_year=2019,
        themes=("trans",),
        languages=("qu", "zorg"),
        contacts=(Contact(name="Ana", channel="Signal", address="+99"), Contact(address="@b")),
        speakers=("gone",),
        public=None,
        wishes=(Wish(Naming.NEVER, DocumentKind.LETTER, Audience.STATES),),
    )
    typed = about("Casa", public=Naming.FULL)
    told = {str(one.label): (one.saved, one.typed) for one in differences(saved, typed, [])}
    assert told == {
        "Full names": ("Casa; Maison", "Casa"),
        "Consultative status": ("Special consultative status", "No consultative status"),
        "Since the year": ("2019", ""),
        "Themes": ("Trans people", ""),
        "Languages": ("Quechua; zorg", ""),
        "Contacts": ("Ana, Signal, +99; @b", ""),
        "Who speaks for it": ("somebody who has left", ""),
        "Named in public": ("", "With its full name"),
        "Otherwise named": ("Letter, Other States and their missions: Never", ""),
    }
