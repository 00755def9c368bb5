"""Rows for tests: only what a test needs, the rest invented."""

from datetime import UTC, datetime

import factory

from uprdesk.coalition.models import Person, RoleOfPerson
from uprdesk.record import actions, importer
from uprdesk.record.models import Drop

PASSWORD = "correct horse battery"


class PersonFactory(factory.django.DjangoModelFactory):
    """A person who signs in with PASSWORD; `roles` grants what it lists."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    pseudonym = factory.Sequence(lambda n: f"Person {n}")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class, *args, password, **fields):
        """The person has the private key at hand, as `identity`: a test can sign them in."""
        person = model_class(*args, **fields)
        person.identity = person.choose_password(password)
        person.save()
        return person

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        for role in extracted or []:
            RoleOfPerson.objects.create(person=self, role=role)


class DropFactory(factory.django.DjangoModelFactory):
    """A document that somebody dropped; `reading` is what was read of it."""

    class Meta:
        model = Drop
        skip_postgeneration_save = True

    owner = factory.SubFactory(PersonFactory)
    name = "report.pdf"
    size = 1_000
    sha256 = "0" * 64
    made_at = datetime(2027, 3, 9, 12, tzinfo=UTC)
    expires_at = datetime(2027, 4, 8, 12, tzinfo=UTC)

    @factory.post_generation
    def reading(self, create, extracted, **kwargs):
        if extracted is not None:
            actions.keep_reading(self, extracted, importer.compare(extracted, sample=True))
