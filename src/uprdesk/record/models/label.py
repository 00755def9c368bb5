"""What a recommendation is about, by whose word, and which of several words counts."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uprdesk.record.models.recommendation import Recommendation


class Label(models.Model):
    """What a recommendation is about, and who says so.

    kind        "issue" (canonical label of UPR Info), "theme" and "group" (OHCHR's words), "sdg"
                (number), "population" (code of `upr.vocab.populations`: the lens that no source
                has), "category" ("1" to "5": action category by the machine or a person; a
                source's stands in `Recommendation.category`)
    origin      who says so
    confidence  0 to 1, of the machine; None of sources and persons, or where nobody measured it
    applies     False where a person says that the label of another origin is wrong
    by, at      the person and the moment, for origin "person"
    key         for origin "person", the key of the recommendation when the person said it: should
                that become a recommendation of its own again, the label goes back to it
    """

    class Kind(models.TextChoices):
        ISSUE = "issue", _("issue")
        THEME = "theme", _("theme")
        GROUP = "group", _("group of persons")
        SDG = "sdg", _("Sustainable Development Goal")
        POPULATION = "population", _("key population")
        CATEGORY = "category", _("action category")

    class Origin(models.TextChoices):
        SOURCE = "source", _("a source says so")
        RULES = "rules", _("proposed by rules")
        MODEL = "model", _("proposed by a trained model")
        PERSON = "person", _("a person confirmed it")

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="labels", db_index=False
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    value = models.CharField(max_length=120)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    confidence = models.FloatField(null=True)
    applies = models.BooleanField(default=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField(null=True)
    key = models.CharField(max_length=60, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "kind", "value", "origin"],
                name="an_origin_gives_a_label_once",
            ),
            models.CheckConstraint(
                name="only_a_machine_is_more_or_less_sure",
                condition=Q(origin__in=("rules", "model")) | Q(confidence=None),
            ),
            models.CheckConstraint(
                name="only_a_person_denies",
                condition=Q(origin="person") | Q(applies=True),
            ),
        ]
        indexes = [
            # corrections are few among many labels, and looked for after every import
            models.Index(fields=["key"], name="label_of_a_person", condition=Q(origin="person"))
        ]

    def __str__(self) -> str:
        return self.value

    @property
    def is_proposal(self) -> bool:
        """The machine says so, and nobody else."""
        return self.origin in MACHINE


MACHINE = (Label.Origin.RULES, Label.Origin.MODEL)
"""Origins whose labels are proposals; made anew whenever there is something better to say."""

STRENGTH = (Label.Origin.PERSON, Label.Origin.SOURCE, Label.Origin.MODEL, Label.Origin.RULES)
"""Whose word counts, the strongest first."""


def standing(labels: Iterable[Label], kind: str) -> list[Label]:
    """The labels of one kind that count, each value once by the strongest who says so.

    What a person denied is not among them. In the order of strength, then as they were written.
    """
    chosen = [label for label in labels if label.kind == kind]
    denied = {label.value for label in chosen if not label.applies}
    strongest: dict[str, Label] = {}
    for label in sorted(chosen, key=_strength):
        if label.value not in denied:
            strongest.setdefault(label.value, label)
    return list(strongest.values())


def action_category(source: int | None, labels: Iterable[Label]) -> tuple[int | None, Label | None]:
    """The action category that counts, and the label that says so; no label where a source does.

    source  what a source gives: `Recommendation.category`

    (None, None) where nobody says anything, or a person denied all that was said.
    """
    chosen: Sequence[Label] = [label for label in labels if label.kind == Label.Kind.CATEGORY]
    said = standing(chosen, Label.Kind.CATEGORY)
    if said and said[0].origin == Label.Origin.PERSON:
        return int(said[0].value), said[0]
    denied = {label.value for label in chosen if not label.applies}
    if source is not None and str(source) not in denied:
        return source, None
    return (int(said[0].value), said[0]) if said else (None, None)


def _strength(label: Label) -> tuple[int, int]:
    return STRENGTH.index(Label.Origin(label.origin)), label.pk or 0
