"""Documents of the record, and what some of them say beside recommendations."""

from django.db import models

from upr.record import Response

RESPONSES = [(response.value, response.value) for response in Response]


class DocumentQuerySet(models.QuerySet):
    """Questions asked of documents."""

    def of_state(self, state: str) -> "DocumentQuerySet":
        """Documents about one State under review, newest review first."""
        return self.filter(state=state).order_by("-session", "kind", "symbol", "language")

    def of_session(self, session: int) -> "DocumentQuerySet":
        """Documents of one session, by State; the sample's apart."""
        own = self.filter(session=session, sample=False).exclude(state="")
        return own.order_by("state", "kind", "symbol", "language")


class Document(models.Model):
    """One UN document in one language, or one data set (UPR Info, UHRI).

    name         what it is called inside the store and by which a second import finds it again:
                 "report A/HRC/27/12 en", "upr-info"
    kind         see `upr.record.Document`
    symbol       UN symbol; empty for a data set and for lists
    title        of the document or data set, with its organisation; never a person's account
    state, session, cycle   empty for a data set
    sha256       of the bytes imported last
    imported_at  last import that changed something
    sample       the document of an invented State: never counted in the record
    """

    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=24)
    symbol = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=3, blank=True, db_index=True)
    session = models.PositiveSmallIntegerField(null=True)
    cycle = models.PositiveSmallIntegerField(null=True)
    language = models.CharField(max_length=3, default="en")
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveSmallIntegerField(null=True)
    draft = models.BooleanField(default=False)
    imported_at = models.DateTimeField()
    sample = models.BooleanField(default=False)

    objects = DocumentQuerySet.as_manager()

    def __str__(self) -> str:
        return self.symbol or self.title or self.name


class StatedPosition(models.Model):
    """What an addendum says of one paragraph of the report.

    It refers to the paragraph by its number, so it may be imported before the report.

    response  "supported", "noted" or empty where the words do not decide it
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="positions")
    state = models.CharField(max_length=3)
    session = models.PositiveSmallIntegerField()
    paragraph = models.CharField(max_length=20)
    response = models.CharField(max_length=10, blank=True, choices=RESPONSES)
    comment = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    page = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "state", "session", "paragraph"],
                name="an_addendum_states_one_position_on_a_paragraph",
            )
        ]
        indexes = [
            models.Index(fields=["state", "session", "paragraph"], name="position_by_paragraph")
        ]


class VoluntaryPledgeQuerySet(models.QuerySet):
    """Questions asked of pledges."""

    def of_state(self, state: str) -> "VoluntaryPledgeQuerySet":
        """What one State promised, the newest review first, each with its document."""
        return self.filter(state=state).select_related("document").order_by("-session", "pk")


class VoluntaryPledge(models.Model):
    """A voluntary pledge of a State under review in one review.

    issues  canonical English labels of UPR Info's issues
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="pledges")
    state = models.CharField(max_length=3)
    session = models.PositiveSmallIntegerField()
    cycle = models.PositiveSmallIntegerField()
    text = models.TextField()
    text_hash = models.CharField(max_length=12)
    issues = models.JSONField(default=list)
    category = models.PositiveSmallIntegerField(null=True)
    sample = models.BooleanField(default=False)

    objects = VoluntaryPledgeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "state", "session", "text_hash"],
                name="a_pledge_is_kept_once",
            )
        ]
        indexes = [models.Index(fields=["state", "session"], name="pledge_by_review")]
