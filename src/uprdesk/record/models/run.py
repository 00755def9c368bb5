"""What imports did: counts, refusals, doubts for a person, and the edition of the record."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from upr.text import Text


class ImportRun(models.Model):
    """One import: what came, and what it changed.

    by     None where the command line did it
    sha256 of the bytes; the name of the file is not kept
    """

    document = models.ForeignKey("record.Document", models.CASCADE, related_name="runs")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64, blank=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    doubtful = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-at", "-pk"]


class Refusal(models.Model):
    """A piece that was not stored, with its reason in words.

    sentence, blanks  see `upr.text.Text`; translated when shown
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="refusals")
    page = models.PositiveIntegerField(null=True)
    row = models.PositiveIntegerField(null=True)
    paragraph = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    sentence = models.TextField()
    blanks = models.JSONField(default=dict)

    @property
    def why(self) -> Text:
        """The reason, to be said in the reader's language."""
        return Text(self.sentence, self.blanks)


class Doubt(models.Model):
    """Two rows of one review of which a person must say whether they are the same.

    The keys are the rows' own, so that a decision is found again after every later import.

    why       "text", "state" or "number": see `upr.insight.merging.Doubt`
    decision  empty while nobody has decided; "same" or "different"
    """

    class Decision(models.TextChoices):
        OPEN = ""
        SAME = "same"
        DIFFERENT = "different"

    state = models.CharField(max_length=3)
    session = models.PositiveSmallIntegerField()
    one = models.CharField(max_length=60)
    other = models.CharField(max_length=60)
    likeness = models.FloatField()
    why = models.CharField(max_length=8)
    decision = models.CharField(max_length=10, blank=True, choices=Decision.choices)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="a_pair_is_asked_about_once"),
            models.CheckConstraint(
                name="a_decision_has_its_moment",
                condition=Q(decision="", decided_at=None)
                | (~Q(decision="") & Q(decided_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["state", "session"], name="doubt_by_review")]


class Edition(models.Model):
    """A mark that changes whenever the record changes; one row, number 1.

    What is remembered of the record between two requests (counts, hits) is good for one edition.
    The marks are random: no other store, and no older copy of this one, has the same.
    `importer.edition` turns them.

    mark   changes with everything
    words  changes when recommendations come, go or are worded otherwise: labels leave it as it is
    """

    mark = models.CharField(max_length=32)
    words = models.CharField(max_length=32, default="")

    @classmethod
    def current(cls) -> str:
        """The mark of the record as it is now; empty before the first import."""
        return cls.objects.filter(pk=1).values_list("mark", flat=True).first() or ""

    @classmethod
    def of_words(cls) -> str:
        """The mark of its words alone; empty before the first import."""
        return cls.objects.filter(pk=1).values_list("words", flat=True).first() or ""
