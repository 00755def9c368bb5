"""How an organisation wants to be named: one question, and a table for those who want it exact."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from upr.coalition import Audience, DocumentKind, Naming, Wish
from uprdesk.coalition.models import AboutOrganisation
from uprdesk.shell.saying import said

IN_PUBLIC = (
    ("", _("Not asked yet: it is not named")),
    (Naming.FULL, _("Fully")),
    (Naming.INITIALS, _("By its initials")),
    (Naming.AS_COALITION, _("As part of the coalition, without a name")),
    (Naming.NEVER, _("Never: it is not even counted")),
)
"""Answers to the one question."""


@dataclass(frozen=True)
class WishRow:
    """The cells of one kind of document: words of the column and the field, for each audience."""

    label: str
    cells: list[tuple[str, forms.BoundField]]


def name_of(kind: DocumentKind, audience: Audience) -> str:
    """Name of the field of one cell."""
    return f"wish_{kind}_{audience}"


CELLS = [(kind, audience) for kind in DocumentKind for audience in Audience]


class WishesForm(forms.Form):
    """The question, and a cell for each kind of document before each audience.

    An empty cell is answered by the question; inside the coalition, in full.
    """

    public = forms.ChoiceField(
        label=_("How may we name you in public?"),
        choices=IN_PUBLIC,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "It holds for everything that leaves the coalition. What is public is read by your own "
            "government too. Only an organisation that is named fully counts as submitting."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        answers = [("", _now("as answered above")), *((n, said(n.label)) for n in Naming)]
        inside = [("", _now("fully, as always inside")), *answers[1:]]
        for kind, audience in CELLS:
            cell = f"{said(kind.label)}: {said(audience.label)}"
            field = forms.ChoiceField(
                label=cell,
                choices=inside if audience is Audience.COALITION else answers,
                required=False,
                widget=forms.Select(attrs={"aria-label": cell}),
            )
            self.fields[name_of(kind, audience)] = field

    @staticmethod
    def wished(about: AboutOrganisation) -> dict[str, Any]:
        """What the fields hold for an organisation as it is."""
        cells = {
            name_of(one.kind, one.audience): one.naming
            for one in about.wishes
            if one.kind and one.audience
        }
        return {"public": about.public or "", **cells}

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """The cells that somebody filled in."""
        given = self.cleaned_data
        return tuple(
            Wish(Naming(naming), kind, audience)
            for kind, audience in CELLS
            if (naming := given[name_of(kind, audience)])
        )

    @property
    def asks_for_initials(self) -> bool:
        """Whether it is to be named by initials anywhere."""
        given = self.cleaned_data
        cells = [given.get("public"), *(given.get(name_of(*cell)) for cell in CELLS)]
        return Naming.INITIALS in cells

    @property
    def table(self) -> list[WishRow]:
        """The cells by kind of document, as they stand in the table."""
        return [
            WishRow(said(kind.label), [(said(a.label), self[name_of(kind, a)]) for a in Audience])
            for kind in DocumentKind
        ]

    @property
    def filled_cells(self) -> int:
        """How many cells hold an answer of their own."""
        return sum(bool(self[name_of(*cell)].value()) for cell in CELLS)

    @property
    def table_is_wrong(self) -> bool:
        """Whether a cell has an error: then the table is shown at once."""
        return any(name_of(*cell) in self.errors for cell in CELLS)
