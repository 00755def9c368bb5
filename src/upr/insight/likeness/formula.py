"""Words that any recommendation may be wrapped in, and words that weaken what follows them."""

from upr.insight.words import LANGUAGES, folded_words, stem


def _stems(words: str) -> frozenset[str]:
    """The stems of some words, in each of the languages."""
    return frozenset(stem(each, tongue) for tongue in LANGUAGES for each in folded_words(words))


FORMULA = _stems(
    """take taking adopt measure measures step steps all necessary appropriate adequate effective
    effectively further ensure ensuring guarantee continue continuing pursue effort efforts strengthen
    reinforce intensify enhance improve promote promotion promoting implement implementation implementing
    consider considering possibility possible particular particularly including include order view
    regard respect respecting accordance line relevant well additional more also increase increasing
    step up work working towards full fully make provide developing develop carry undertake
    area areas field aim aimed especially matter soon existing other such any country government
    national international standards obligations human rights right concrete practical comprehensive
    order recommend recommendation recommendations accept address protect protection
    tomar adoptar medidas medida pasos todas todos necesarias necesarios apropiadas adecuadas
    eficaces efectivas garantizar asegurar velar continuar seguir proseguir esfuerzos fortalecer reforzar
    intensificar mejorar promover promoción aplicar aplicación considerar posibilidad particular incluido incluida
    respecto conformidad país gobierno nacional internacional normas obligaciones derechos humanos derecho
    prenda prender prendre mesures mesure adopter toutes tous nécessaires appropriées adéquates efficaces
    garantir assurer veiller continuer poursuivre efforts renforcer intensifier améliorer promouvoir
    promotion appliquer mettre oeuvre envisager possibilité particulier notamment compris égard conformément
    pays gouvernement national international normes obligations droits homme humains droit proteger protección
    protéger protection"""
)
"""Stems of the words that any recommendation may be wrapped in; they tell demands apart but little."""

HEDGES = _stems(
    """consider considering possibility study studying examine explore view towards toward
    not
    considerar posibilidad estudiar examinar explorar miras hacia
    envisager possibilité étudier examiner vue vers"""
)
"""Stems that make less of a demand that follows ("with a view to abolishing …"), or its opposite."""
