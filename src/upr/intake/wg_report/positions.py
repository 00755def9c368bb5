"""The position of the State under review, from the words that introduce a group.

Sources: the reports themselves, 2008 to 2026 (English), and the models of the UN's Spanish and
French translators. The order matters: "did not enjoy the support" holds "enjoy the support".
"""

import re

from upr.record import Position

PARTLY = re.compile(
    r"\bpartial|\bpartly\b|\bin\s+part\b|\bparcial|\ben\s+parte\b|\bpartiel|\ben\s+partie\b", re.I
)
"""Support of a part: which part, a person must read."""

NOT_SUPPORTED = re.compile(
    r"(?:did|do|does|could|can|would|will)\s?not\s+(?:\w+\s+)?(?:enjoy|support|accept|have|receive|meet|agree)"
    r"|(?:not|nor)\s+(?:been\s+)?(?:enjoy|support|accept|endorse)"
    r"|\bnot\s+(?:in\s+a\s+position|able|ready)\s+to\b"
    r"|cannot\s+(?:enjoy|support|accept|be)"
    r"|unable\s+to\s+(?:support|accept)"
    r"|reject(?:s|ed)|declined|disagree|factually incorrect|inaccurate"
    r"|(?:have|has|were|was|are|be)\s+(?:been\s+|duly\s+)?noted|tak(?:es?|en)\s+note|took\s+note"
    r"|note[sd]\s+the|\bto\s+note\s+(?:the|them)\b"
    # Spanish
    r"|\bno\s+(?:ha[ns]?\s+|pud[oi]\w*\s+|puede\s+|pueden\s+)?"
    r"(?:cuenta|conta|goza|recib|obten|obtu|dio|dieron)"
    # up to eight words without a mark between: "no está en condiciones de prestar su apoyo"
    r"|\bno\s+(?:[^\s.,;:]+\s+){0,8}?(?:apoy|acept|respald|suscri|compart|adhier|adhir|suyas|acuerdo\b)"
    r"|rechaz|\btom(?:an?|ó|ado|aron|ará)\s+(?:debida\s+)?(?:nota|conocimiento)|\benterad[ao]"
    r"|\banotad|inexactas|incorrect[ao]s"
    # French
    r"|\b(?:n'|ne\s)[^.:]{0,40}\bpas\b|\bne\s+(?:peut|peuvent|saurait)\s|rejet(?:te|ées|é)"
    r"|pr(?:is|end|ennent)\s+note",
    re.I,
)
IMPLEMENTED = re.compile(
    r"already\s+(?:been\s+|being\s+)?(?:\w+\s+)?(?:implement|fulfil|in\s+(?:place|effect|force))"
    r"|(?:process|course)\s+of\s+(?:being\s+)?implement|have\s+been\s+(?:already\s+)?implemented"
    # Spanish
    r"|\bya\s+(?:se\s+)?(?:han?|están?|estaban|habían)\s+(?:sido\s+)?(?:aplica|cumpli|puest|llevad)"
    r"|\bya\s+se\s+(?:aplic|cumpl)|\bya\s+cumplid|\bse\s+han\s+(?:aplicado|cumplido|puesto)[^.:,]{0,30}\bya\b"
    r"|\best[áa]n?\s+(?:aplic|cumpl|ejecut|poni)[ei]?[ae]?ndo|\bsiendo\s+(?:aplicad|cumplid|ejecutad)"
    r"|(?:proceso|vías?|curso)\s+de\s+(?:aplicación|aplicarse|cumplimiento|ejecución|ponerse)|ya\s+aplicad"
    # French
    r"|déjà\s+(?:été\s+)?(?:mises?|appliqué|réalisé|en\s+cours)|en\s+(?:cours|voie)\s+(?:de|d')\s?"
    r"(?:application|mise|être|exécution)",
    re.I,
)
PENDING = re.compile(
    r"will\s+(?:be\s+)?(?:further\s+)?(?:examine|consider|stud|review|respond|provide|give)"
    r"|will\s+decide|deferred|whether\s+or\s+not"
    r"|(?:responses?|repl(?:y|ies))\b[^:]{0,120}\bwill\s+be|in\s+due\s+(?:time|course)"
    r"|(?:to|shall)\s+be\s+(?:further\s+)?examined|under\s+(?:examination|consideration)|pending"
    # Spanish
    r"|ser[áa]n\s+(?:examinad|estudiad|analizad|considerad|objeto)|(?:examin|estudi|analiz|consider)ar[áa]n?\b"
    r"|\best[áa]n?\s+(?:examin|estudi|analiz|consider)ando|\bpendientes?\b"
    r"|a\s+su\s+debido\s+tiempo|oportunamente|momento\s+oportuno"
    r"|(?:d|proporcion|facilit|present|comunic|enviar)ar[áa]n?\s+(?:\w+\s+){0,2}respuestas?"
    r"|responder[áa]|contestar[áa]|se\s+pronunciar[áa]|respuestas?[^:]{0,120}\b(?:figurar|incluir|se\s+incorpor)"
    # French
    r"|seront\s+(?:examin|étudi)|examinera|étudiera|en\s+temps\s+(?:voulu|utile)|répondra"
    r"|réponses?[^:]{0,120}\bser(?:a|ont)\b",
    re.I,
)
SUPPORTED = re.compile(
    r"enjoy\w*|support|accept|endorse|agree"
    r"|apoy|acept|respald|\bsuscrib|\bsuyas\b|\badhier|\best[áa]\s+de\s+acuerdo\s+con\s+las\b"
    r"|recueill|adhésion|appu[iy]|souten|soutien|accueill",
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
    """The position a chapeau announces; None where its words announce none, or two."""
    words = " ".join(chapeau.translate(APOSTROPHES).split())
    if PARTLY.search(words):
        return None
    return next((position for words_of, position in IN_THIS_ORDER if words_of.search(words)), None)
