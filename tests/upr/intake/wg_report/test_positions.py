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


@pytest.mark.parametrize(("chapeau", "position"), CHAPEAUX)
def test_position_of_a_chapeau(chapeau, position):
    assert position_of(chapeau) == Position(position)


@pytest.mark.parametrize(
    "chapeau",
    [
        "In the course of the discussion, the following recommendations were made to Tavoria:",
        "En el curso del debate se formularon las recomendaciones siguientes:",
        "",
    ],
)
def test_no_position_is_guessed(chapeau):
    assert position_of(chapeau) is None
