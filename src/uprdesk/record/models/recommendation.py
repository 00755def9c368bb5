"""One recommendation, its recommending States, sources and earlier keys."""

from django.db import models
from django.db.models import Q

from upr.record import Position
from uprdesk.record.models.document import RESPONSES, Document

POSITIONS = [(position.value, position.value) for position in Position]


class RecommendationQuerySet(models.QuerySet):
    """Questions asked of recommendations."""

    def standing(self) -> "RecommendationQuerySet":
        """Those that a document still carries."""
        return self.filter(withdrawn=False)

    def counted(self) -> "RecommendationQuerySet":
        """Those that count in the record: standing, and of no invented State."""
        return self.filter(withdrawn=False, sample=False)

    def cited_as(self, key: str) -> "Recommendation":
        """The recommendation with this key, now or ever; raises Recommendation.DoesNotExist."""
        found = self.filter(key=key).first()
        return found if found is not None else self.get(aliases__key=key)

    def for_lists(self) -> "RecommendationQuerySet":
        """Recommenders at `asked_by` and labels at `labelled`, in two more queries for any number.

        Plain lists: for fifty rows the usual relations cost as much as writing the page.
        """
        return self.prefetch_related(
            models.Prefetch("recommenders", to_attr="asked_by"),
            models.Prefetch("labels", to_attr="labelled"),
        )

    def with_everything(self) -> "RecommendationQuerySet":
        """Recommenders, labels and sources beside it, in three more queries for any number."""
        return self.select_related("response_from").prefetch_related(
            "recommenders", "labels", "sources__document"
        )


class Recommendation(models.Model):
    """One recommendation of one review, as its sources together tell it.

    Each field is taken from the source that counts most for it (`importer.composing`); what each
    source says for itself stands in `Source`.

    key          how it is cited: "CRI-19 §127.1", "CRI-19 §127.1/2", "CRI-19 §~<hash>"
    place        sorts recommendations of one review as printed
    document     the source that gives number, words and States
    page         in `document`, from 1
    response     "supported", "noted", "pending"
    response_from  the document that decided `response`; empty while it is pending
    position     group of the report under which it is printed; may be empty
    category     UPR Info's action category 1 to 5, as a source gives it; what a person or the
                 machine says of it is a label (`models.label.action_category`)
    sample       of an invented State: shown as such, never counted in the record
    withdrawn    True once no document carries it any more; its key stays valid
    """

    key = models.CharField(max_length=60, unique=True)
    state = models.CharField(max_length=3)
    session = models.PositiveSmallIntegerField()
    cycle = models.PositiveSmallIntegerField()
    paragraph = models.CharField(max_length=20, blank=True)
    part = models.PositiveSmallIntegerField(default=1)
    place = models.PositiveIntegerField()
    text = models.TextField()
    text_hash = models.CharField(max_length=12)
    language = models.CharField(max_length=3)
    response = models.CharField(max_length=10, choices=RESPONSES)
    response_from = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    position = models.CharField(max_length=32, blank=True, choices=POSITIONS)
    category = models.PositiveSmallIntegerField(null=True)
    document = models.ForeignKey(Document, models.SET_NULL, null=True, related_name="+")
    page = models.PositiveSmallIntegerField(null=True)
    sample = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["session", "state", "place"], name="recommendation_as_printed"),
            models.Index(fields=["state", "session"], name="recommendation_by_review"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_category_is_1_to_5",
                condition=Q(category=None) | Q(category__range=(1, 5)),
            ),
            models.CheckConstraint(name="a_recommendation_has_words", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.key

    def beside(self) -> tuple["Recommendation | None", "Recommendation | None"]:
        """The recommendations printed before and after it in its review; None at either end."""
        review = Recommendation.objects.standing().filter(state=self.state, session=self.session)
        before = review.filter(Q(place__lt=self.place) | Q(place=self.place, pk__lt=self.pk))
        after = review.filter(Q(place__gt=self.place) | Q(place=self.place, pk__gt=self.pk))
        return before.order_by("-place", "-pk").first(), after.order_by("place", "pk").first()

    def of_same_number(self) -> list["Recommendation"]:
        """The others that share its printed number, in order; none where it has no number."""
        if not self.paragraph:
            return []
        review = Recommendation.objects.standing().filter(state=self.state, session=self.session)
        others = review.filter(paragraph=self.paragraph).exclude(pk=self.pk)
        return list(others.order_by("part", "pk").prefetch_related("recommenders"))


class Recommender(models.Model):
    """One recommending State of one recommendation; `place` is its order as printed."""

    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, related_name="recommenders", db_index=False
    )
    state = models.CharField(max_length=3, db_index=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "state"], name="a_state_recommends_a_thing_once"
            )
        ]

    def __str__(self) -> str:
        return self.state


class Source(models.Model):
    """One row of one document, as that document tells it, beside the recommendation it belongs to.

    A document describes a recommendation in its own words: it owns this row and no other.

    key          the row's own key in its document
    by           why it stands here: "lead", "number", "text" or "person"
    likeness     share of its words found in the recommendation's text, 0 to 1
    recommenders ISO codes in printed order, of the States for which it stands here
    tags         {"issues": [...], "themes": [...], "groups": [...], "sdgs": [...],
                 "source_of_position": "…"}, as the document has them; without empty ones
    digest       changes when anything the document says of the row changes
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="sources")
    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="sources")
    state = models.CharField(max_length=3)
    session = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=60)
    paragraph = models.CharField(max_length=20, blank=True)
    part = models.PositiveSmallIntegerField(default=1)
    parts = models.PositiveSmallIntegerField(default=1)
    text = models.TextField()
    language = models.CharField(max_length=3)
    recommenders = models.JSONField()
    response = models.CharField(max_length=10, choices=RESPONSES)
    position = models.CharField(max_length=32, blank=True, choices=POSITIONS)
    category = models.PositiveSmallIntegerField(null=True)
    page = models.PositiveSmallIntegerField(null=True)
    tags = models.JSONField(default=dict)
    digest = models.CharField(max_length=16)
    by = models.CharField(max_length=8)
    likeness = models.FloatField(default=1.0)

    class Meta:
        indexes = [models.Index(fields=["state", "session"], name="source_by_review")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.key}"


class Alias(models.Model):
    """A key by which a recommendation was, or could have been, cited before another source came."""

    key = models.CharField(max_length=60, unique=True)
    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="aliases")

    def __str__(self) -> str:
        return self.key
