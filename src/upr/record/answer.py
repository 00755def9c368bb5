"""Words for the answer of a State, as exports print them and people type them."""

from upr.record.recommendation import Response

ANSWERS = {
    "Accepted": Response.SUPPORTED,
    "Supported": Response.SUPPORTED,
    "Noted": Response.NOTED,
    "Not supported": Response.NOTED,
    "Pending": Response.PENDING,
}
"""Words of UPR Info and OHCHR; a word that is not here is not guessed ("Rejected", "in part")."""

TRANSLATED = {
    **dict.fromkeys(("aceptada", "apoyada", "acceptée", "appuyée"), Response.SUPPORTED),
    **dict.fromkeys(("anotada", "no apoyada", "notée"), Response.NOTED),
    **dict.fromkeys(("pendiente", "en suspens"), Response.PENDING),
}
"""The same in Spanish and French."""

_KNOWN = {word.casefold(): answer for word, answer in (ANSWERS | TRANSLATED).items()}


def answer_called(word: str) -> Response | None:
    """The answer that `word` names, in English, Spanish or French; None for any other word."""
    return _KNOWN.get(" ".join(word.casefold().split()))
