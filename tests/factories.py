"""Rows for tests: only what a test needs, the rest invented."""

import factory

from uprdesk.coalition.models import Person, RoleOfPerson

PASSWORD = "correct horse battery"


class PersonFactory(factory.django.DjangoModelFactory):
    """A person who signs in with PASSWORD; `roles` grants what it lists."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    pseudonym = factory.Sequence(lambda n: f"Person {n}")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        for role in extracted or []:
            RoleOfPerson.objects.create(person=self, role=role)
