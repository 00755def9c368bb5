"""The keys of an engagement: generations, and who holds them."""

from django.db import models

from uprdesk.coalition.models.engagement import Engagement
from uprdesk.coalition.models.person import Person
from uprdesk.coalition.rights import Compartment


class EngagementKey(models.Model):
    """One generation of the key of one compartment: an age key pair.

    public  the half to which anybody may seal without being able to open
    kept    the private half, wrapped to the public half of the next generation: what was sealed
            before a change of keys, or arrives late, still opens; empty for the newest
    """

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="keys")
    compartment = models.CharField(max_length=20, choices=Compartment.choices)
    generation = models.PositiveIntegerField()
    public = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    kept = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "compartment", "generation"],
                name="a_compartment_has_a_generation_once",
            ),
        ]


class HeldKey(models.Model):
    """The private half of a generation, wrapped for one holder.

    person   who holds it; None: the recovery key of the engagement
    wrapped  opens only with the holder's own private half
    proof    that whoever wrapped it had the key, and for which public half: without it, whoever can
             write in the store would get the next key by putting a public half in another's place
    """

    key = models.ForeignKey(EngagementKey, models.CASCADE, related_name="held")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="held_keys")
    wrapped = models.BinaryField()
    proof = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "person"], name="a_person_holds_a_key_once"),
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(person=None),
                name="the_recovery_holds_a_key_once",
            ),
        ]
