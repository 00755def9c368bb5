"""The position of the State under review, from the words that introduce a group.

Sources: the reports themselves, 2008 to 2026 (English), and the models of the UN's Spanish and
French translators. The order matters: "did not enjoy the support" holds "enjoy the support".
"""

import re

from upr.record import Position

NOT_SUPPORTED = re.compile(
    r"(?:did|do|does|could|can|would|will)\s?not\s+(?:\w+\s+)?(?:enjoy|support|accept|have|receive|meet|agree)"
    r"|(?:not|nor)\s+(?:been\s+)?(?:enjoy|support|accept|endorse)"
    r"|cannot\s+(?:enjoy|support|accept|be)"
    r"|unable\s+to\s+(?:support|accept)"
    r"|reject(?:s|ed)|factually incorrect|inaccurate"
    r"|(?:have|has|were|was|are)\s+(?:been\s+|duly\s+)?noted|tak(?:es?|en)\s+note|took\s+note|notes\s+the"
    # Spanish
    r"|\bno\s+(?:ha[ns]?\s+|pud[oi]\w*\s+|puede\s+|pueden\s+)?"
    r"(?:cuenta|conta|goza|recib|obten|obtu|dio|dieron|apoy|acept|respald)"
    r"|rechaz|(?:toma|tomó|tomado|tomaron)\s+nota|inexactas|incorrectas"
    # French
    r"|\b(?:n'|ne\s)[^.:]{0,40}\bpas\b|rejet(?:te|ées|é)|pr(?:is|end|ennent)\s+note",
    re.I,
)
IMPLEMENTED = re.compile(
    r"already\s+(?:been\s+|being\s+)?(?:\w+\s+)?(?:implement|fulfil|in\s+(?:place|effect|force))"
    r"|(?:process|course)\s+of\s+(?:being\s+)?implement|have\s+been\s+(?:already\s+)?implemented"
    # Spanish
    r"|\bya\s+(?:se\s+)?(?:han?|están?|estaban|habían)\s+(?:sido\s+)?(?:aplica|cumpli|puest|llevad)"
    r"|(?:proceso|vías?|curso)\s+de\s+(?:aplicación|aplicarse|cumplimiento|ejecución)|ya\s+aplicad"
    # French
    r"|déjà\s+(?:été\s+)?(?:mises?|appliqué|réalisé|en\s+cours)|en\s+(?:cours|voie)\s+(?:de|d')\s?"
    r"(?:application|mise|être|exécution)",
    re.I,
)
PENDING = re.compile(
    r"will\s+(?:be\s+)?(?:further\s+)?(?:examine|consider|stud|review|respond|provide|give)"
    r"|(?:responses?|repl(?:y|ies))\b[^:]{0,120}\bwill\s+be|in\s+due\s+(?:time|course)"
    r"|(?:to|shall)\s+be\s+(?:further\s+)?examined|under\s+(?:examination|consideration)|pending"
    # Spanish
    r"|ser[áa]n\s+(?:examinad|estudiad)|examinar[áa]n?\b|estudiar[áa]n?\b|a\s+su\s+debido\s+tiempo"
    r"|dar[áa]n?\s+(?:una\s+)?respuesta|responder[áa]|respuestas?[^:]{0,120}\b(?:figurar|incluir|se\s+incorpor)"
    # French
    r"|seront\s+(?:examin|étudi)|examinera|étudiera|en\s+temps\s+(?:voulu|utile)|répondra"
    r"|réponses?[^:]{0,120}\bser(?:a|ont)\b",
    re.I,
)
SUPPORTED = re.compile(
    r"enjoy\w*|support|accept|endorse|agree"
    r"|apoy|acept|respald|recueill|adhésion|appu[iy]|souten|soutien|accueill",
    re.I,
)

IN_THIS_ORDER = (
    (NOT_SUPPORTED, Position.NOT_SUPPORTED),
    (IMPLEMENTED, Position.SUPPORTED_ALREADY_IMPLEMENTED),
    (PENDING, Position.PENDING),
    (SUPPORTED, Position.SUPPORTED),
)

APOSTROPHES = str.maketrans("’‘‛‟´`", "''''''")


def position_of(chapeau: str) -> Position | None:
    """The position a chapeau announces; None where its words announce none."""
    words = " ".join(chapeau.translate(APOSTROPHES).split())
    return next((position for words_of, position in IN_THIS_ORDER if words_of.search(words)), None)
