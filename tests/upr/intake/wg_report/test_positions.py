"""Words of chapeaux and the position they announce."""

import pytest

from upr.intake.wg_report.positions import position_of
from upr.record import Position

CHAPEAUX = [
    ("The recommendations listed below enjoy the support of Tavoria:", "supported"),
    ("… have been examined by Tavoria and enjoy its support:", "supported"),
    ("The recommendations below enjoyed the support of Tavoria:", "supported"),
    (
        "The following recommendations enjoy the support of Tavoria, which considers that they "
        "are already implemented or in the process of implementation:",
        "supported_already_implemented",
    ),
    (
        "The following recommendations enjoy the support of Tavoria, which considers that they "
        "have already been implemented:",
        "supported_already_implemented",
    ),
    (
        "The following recommendations will be examined by Tavoria, which will provide responses "
        "in due time, but no later than the fifty-ninth session of the Council:",
        "pending",
    ),
    ("The response of Tavoria to these recommendations will be included in the report.", "pending"),
    ("Tavoria will examine the above recommendations and will respond in due course.", "pending"),
    ("The recommendations below did not enjoy the support of Tavoria:", "not_supported"),
    ("The recommendations below do not enjoy the support of Tavoria:", "not_supported"),
    ("Tavoria could not support the following recommendations:", "not_supported"),
    ("The following recommendations have been noted by Tavoria:", "not_supported"),
    ("Tavoria takes note of the following recommendations:", "not_supported"),
    (
        "Tavoria considers the following recommendations inaccurate and/or factually incorrect:",
        "not_supported",
    ),
    # Spanish
    ("Tavoria examinó las recomendaciones y dio su apoyo a las siguientes:", "supported"),
    (
        "Las recomendaciones que figuran a continuación cuentan con el apoyo de Tavoria:",
        "supported",
    ),
    (
        "Las siguientes recomendaciones cuentan con el apoyo de Tavoria, que considera que ya se "
        "han aplicado o están en proceso de aplicación:",
        "supported_already_implemented",
    ),
    (
        "Las siguientes recomendaciones serán examinadas por Tavoria, que dará respuesta a su "
        "debido tiempo, a más tardar en el 59º período de sesiones:",
        "pending",
    ),
    ("Tavoria no dio su apoyo a las recomendaciones siguientes:", "not_supported"),
    ("Las recomendaciones siguientes no contaron con el apoyo de Tavoria:", "not_supported"),
    ("Tavoria ha tomado nota de las recomendaciones siguientes:", "not_supported"),
    # French
    ("Les recommandations ci-après recueillent l’adhésion de la Tavorie :", "supported"),
    ("Les recommandations ci-après seront examinées par la Tavorie :", "pending"),
    (
        "Les recommandations ci-après n’ont pas recueilli l’adhésion de la Tavorie :",
        "not_supported",
    ),
    ("La Tavorie a pris note des recommandations ci-après :", "not_supported"),
]


LATER_AND_SPANISH = [
    # English, 2015 to 2026
    (
        "The recommendations formulated during the interactive dialogue and listed below "
        "have been examined by Tavoria and enjoy the support of Tavoria:",
        "supported",
    ),
    (
        "The following recommendations will be examined by Tavoria, which will provide "
        "responses in due time, but no later than the fifty-ninth session of the Human "
        "Rights Council:",
        "pending",
    ),
    (
        "The following recommendations have been examined by Tavoria and have been noted by "
        "Tavoria:",
        "not_supported",
    ),
    (
        "The recommendations formulated during the interactive dialogue and listed below "
        "have been noted by Tavoria:",
        "not_supported",
    ),
    (
        "Tavoria considers that the recommendations listed below cannot be accepted and "
        "would thus be noted:",
        "not_supported",
    ),
    (
        "The recommendations below do not enjoy the support of Tavoria and would thus be noted:",
        "not_supported",
    ),
    (
        "Tavoria is not in a position to accept the following recommendations:",
        "not_supported",
    ),
    (
        "Tavoria is not able to support the recommendations listed below:",
        "not_supported",
    ),
    (
        "The recommendations below did not receive the support of Tavoria:",
        "not_supported",
    ),
    (
        "The following recommendations would be noted:",
        "not_supported",
    ),
    (
        "Tavoria noted the following recommendations:",
        "not_supported",
    ),
    (
        "Tavoria has noted the recommendations below:",
        "not_supported",
    ),
    (
        "Tavoria has decided to note the following recommendations:",
        "not_supported",
    ),
    (
        "The recommendations listed below are noted by Tavoria:",
        "not_supported",
    ),
    (
        "The following recommendations are under consideration by Tavoria:",
        "pending",
    ),
    (
        "The recommendations listed below enjoy the support of Tavoria, which considers "
        "them already implemented:",
        "supported_already_implemented",
    ),
    (
        "The following enjoy the support of Tavoria, which considers that they are in the "
        "process of implementation:",
        "supported_already_implemented",
    ),
    (
        "The following recommendations enjoy the support of Tavoria, which considers that "
        "they have been implemented or are being implemented:",
        "supported_already_implemented",
    ),
    (
        "Tavoria will decide in due time whether or not to accept the following recommendations:",
        "pending",
    ),
    (
        "The responses of Tavoria to these recommendations will be included in the outcome "
        "report adopted by the Council at its forty-seventh session:",
        "pending",
    ),
    (
        "Tavoria does not agree with the following recommendations:",
        "not_supported",
    ),
    (
        "The recommendations have been examined by Tavoria, which does not support them:",
        "not_supported",
    ),
    (
        "Tavoria accepted the following recommendations:",
        "supported",
    ),
    (
        "The recommendations below could not be supported by Tavoria:",
        "not_supported",
    ),
    (
        "Tavoria declined the following recommendations:",
        "not_supported",
    ),
    (
        "Tavoria disagrees with the following recommendations:",
        "not_supported",
    ),
    (
        "The following recommendations have been rejected by Tavoria as inapplicable:",
        "not_supported",
    ),
    # Spanish, as the UN's translators vary it
    (
        "Las recomendaciones formuladas durante el diálogo interactivo que se enumeran a "
        "continuación han sido examinadas por Tavoria y cuentan con su apoyo:",
        "supported",
    ),
    (
        "Tavoria ha examinado las recomendaciones formuladas durante el diálogo interactivo "
        "que figuran a continuación, las cuales gozan de su apoyo:",
        "supported",
    ),
    (
        "Las recomendaciones que se enumeran a continuación han recibido el apoyo de Tavoria:",
        "supported",
    ),
    (
        "Tavoria ha aceptado las siguientes recomendaciones:",
        "supported",
    ),
    (
        "Tavoria hace suyas las recomendaciones siguientes:",
        "supported",
    ),
    (
        "Tavoria suscribe las recomendaciones siguientes:",
        "supported",
    ),
    (
        "Tavoria está de acuerdo con las siguientes recomendaciones:",
        "supported",
    ),
    (
        "Las recomendaciones siguientes fueron aceptadas por Tavoria:",
        "supported",
    ),
    (
        "Tavoria da su respaldo a las recomendaciones siguientes:",
        "supported",
    ),
    (
        "Tavoria se adhiere a las recomendaciones siguientes:",
        "supported",
    ),
    (
        "Las siguientes recomendaciones cuentan con el apoyo de Tavoria, que considera que "
        "ya se están aplicando:",
        "supported_already_implemented",
    ),
    (
        "Las siguientes recomendaciones gozan del apoyo de Tavoria, que considera que ya "
        "están aplicadas o en vías de aplicación:",
        "supported_already_implemented",
    ),
    (
        "Tavoria considera que las siguientes recomendaciones ya han sido aplicadas:",
        "supported_already_implemented",
    ),
    (
        "Las siguientes recomendaciones, que cuentan con el apoyo de Tavoria, se encuentran "
        "en proceso de aplicación:",
        "supported_already_implemented",
    ),
    (
        "Las recomendaciones siguientes cuentan con el apoyo de Tavoria, que las considera "
        "ya cumplidas o en curso de cumplimiento:",
        "supported_already_implemented",
    ),
    (
        "Tavoria considera que las siguientes recomendaciones ya se han puesto en práctica "
        "o están en vías de ponerse en práctica:",
        "supported_already_implemented",
    ),
    (
        "Tavoria apoya las recomendaciones siguientes, que ya han sido puestas en práctica "
        "o se están poniendo en práctica:",
        "supported_already_implemented",
    ),
    (
        "Las siguientes recomendaciones cuentan con el apoyo de Tavoria, que considera que "
        "se han aplicado ya o se están aplicando:",
        "supported_already_implemented",
    ),
    (
        "Las siguientes recomendaciones cuentan con el apoyo de Tavoria, que considera que "
        "ya se aplican:",
        "supported_already_implemented",
    ),
    (
        "Tavoria examinará las recomendaciones que figuran a continuación y les dará "
        "respuesta a su debido tiempo, pero no más tarde del 59º período de sesiones del "
        "Consejo de Derechos Humanos:",
        "pending",
    ),
    (
        "Las recomendaciones que siguen serán examinadas por Tavoria, que responderá "
        "oportunamente, y a más tardar en el 59º período de sesiones:",
        "pending",
    ),
    (
        "Tavoria dará respuesta a las siguientes recomendaciones a más tardar en el 28º "
        "período de sesiones:",
        "pending",
    ),
    (
        "La respuesta de Tavoria a estas recomendaciones se incluirá en el informe final "
        "que apruebe el Consejo:",
        "pending",
    ),
    (
        "Tavoria está examinando las siguientes recomendaciones:",
        "pending",
    ),
    (
        "Las siguientes recomendaciones quedan pendientes de examen por Tavoria:",
        "pending",
    ),
    (
        "Las siguientes recomendaciones se examinarán y Tavoria presentará sus respuestas "
        "en el momento oportuno:",
        "pending",
    ),
    (
        "Las siguientes recomendaciones serán objeto de estudio por Tavoria:",
        "pending",
    ),
    (
        "Tavoria proporcionará respuestas a las siguientes recomendaciones:",
        "pending",
    ),
    (
        "Tavoria se pronunciará sobre las siguientes recomendaciones a su debido tiempo:",
        "pending",
    ),
    (
        "Tavoria contestará a las siguientes recomendaciones:",
        "pending",
    ),
    (
        "Tavoria facilitará su respuesta a las recomendaciones siguientes:",
        "pending",
    ),
    (
        "Tavoria considerará las siguientes recomendaciones:",
        "pending",
    ),
    (
        "Las siguientes recomendaciones serán analizadas por Tavoria:",
        "pending",
    ),
    (
        "Las recomendaciones que figuran a continuación no gozan del apoyo de Tavoria:",
        "not_supported",
    ),
    (
        "Las recomendaciones siguientes no cuentan con el apoyo de Tavoria, por lo que se "
        "tomará nota de ellas:",
        "not_supported",
    ),
    (
        "Las recomendaciones siguientes no tuvieron el apoyo de Tavoria:",
        "not_supported",
    ),
    (
        "Tavoria no prestó su apoyo a las recomendaciones siguientes:",
        "not_supported",
    ),
    (
        "Tavoria no suscribe las recomendaciones siguientes:",
        "not_supported",
    ),
    (
        "Tavoria tomó conocimiento de las recomendaciones siguientes:",
        "not_supported",
    ),
    (
        "Tavoria se da por enterada de las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Tavoria considera que las recomendaciones que figuran a continuación no pueden "
        "aceptarse y, por consiguiente, se toma nota de ellas:",
        "not_supported",
    ),
    (
        "Tavoria no puede aceptar las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Tavoria no está en condiciones de aceptar las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Tavoria no acepta las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Las siguientes recomendaciones no han recibido el apoyo de Tavoria:",
        "not_supported",
    ),
    (
        "Las siguientes recomendaciones no obtuvieron el apoyo de Tavoria:",
        "not_supported",
    ),
    (
        "Las siguientes recomendaciones no fueron aceptadas por Tavoria:",
        "not_supported",
    ),
    (
        "Las siguientes recomendaciones no fueron apoyadas por Tavoria:",
        "not_supported",
    ),
    (
        "Tavoria no ha dado su apoyo a las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Tavoria no hace suyas las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Tavoria ha tomado debida nota de las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Las siguientes recomendaciones han sido anotadas por Tavoria:",
        "not_supported",
    ),
    (
        "Tavoria rechazó las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Tavoria no comparte las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Tavoria no se adhiere a las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Las siguientes recomendaciones no merecieron el apoyo de Tavoria:",
        "not_supported",
    ),
    (
        "Tavoria considera que las siguientes recomendaciones son inexactas o parten de "
        "hechos incorrectos:",
        "not_supported",
    ),
    (
        "Tavoria no pudo apoyar las siguientes recomendaciones:",
        "not_supported",
    ),
    (
        "Tavoria examinó las recomendaciones que figuran a continuación y tomó nota de ellas:",
        "not_supported",
    ),
    (
        "Tavoria no estuvo en condiciones de prestar su apoyo a las siguientes recomendaciones:",
        "not_supported",
    ),
    # French
    (
        "Les recommandations formulées au cours du dialogue et énumérées ci-après ont été "
        "examinées par la Tavorie et ont recueilli son adhésion :",
        "supported",
    ),
    (
        "La Tavorie a examiné les recommandations ci-après, qui recueillent son appui :",
        "supported",
    ),
    (
        "La Tavorie accepte les recommandations suivantes :",
        "supported",
    ),
    (
        "Les recommandations ci-après ont l’appui de la Tavorie, qui considère qu’elles "
        "sont déjà appliquées ou en cours d’application :",
        "supported_already_implemented",
    ),
    (
        "Les recommandations ci-après seront examinées par la Tavorie, qui y répondra en "
        "temps voulu, au plus tard à la cinquante-neuvième session :",
        "pending",
    ),
    (
        "La Tavorie examinera les recommandations ci-après et y répondra en temps voulu :",
        "pending",
    ),
    (
        "Les recommandations ci-après n’ont pas recueilli l’adhésion de la Tavorie et il en "
        "est donc pris note :",
        "not_supported",
    ),
    (
        "Les recommandations ci-après ne recueillent pas l’appui de la Tavorie :",
        "not_supported",
    ),
    (
        "La Tavorie ne peut accepter les recommandations ci-après :",
        "not_supported",
    ),
    (
        "La Tavorie n’est pas en mesure d’accepter les recommandations ci-après :",
        "not_supported",
    ),
    (
        "La Tavorie rejette les recommandations suivantes :",
        "not_supported",
    ),
]
"""Wordings of the formulae; the positions they must give are the same in all languages."""


@pytest.mark.parametrize(("chapeau", "position"), [*CHAPEAUX, *LATER_AND_SPANISH])
def test_position_of_a_chapeau(chapeau, position):
    assert position_of(chapeau) == Position(position)


@pytest.mark.parametrize(
    "chapeau",
    [
        "In the course of the discussion, the following recommendations were made to Tavoria:",
        "En el curso del debate se formularon las recomendaciones siguientes:",
        "Tavoria acoge con agrado las siguientes recomendaciones:",
        # which part, a person must read
        "Tavoria partially supports the recommendations listed below:",
        "Las siguientes recomendaciones cuentan con el apoyo parcial de Tavoria:",
        "Las siguientes recomendaciones fueron aceptadas parcialmente:",
        "",
    ],
)
def test_no_position_is_guessed(chapeau):
    assert position_of(chapeau) is None
