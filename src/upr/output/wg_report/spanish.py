"""The formulae of a report in Spanish."""

from datetime import date

from upr.output.wg_report.wording import Wording
from upr.record import Position

MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)


def ordinal(number: int) -> str:
    """The ordinal as UN documents in Spanish print it before "período": "48º"."""
    return f"{number}º"


def day(on: date) -> str:
    """A date: "28 de enero de 2025"."""
    return f"{on.day} de {MONTHS[on.month - 1]} de {on.year}"


def month(on: date) -> str:
    """Month and year: "marzo de 2015"."""
    return f"{MONTHS[on.month - 1]} de {on.year}"


def days(first: date, last: date) -> str:
    """The days of a session: "del 20 al 31 de enero de 2025"."""
    if first.month == last.month:
        return f"del {first.day} al {day(last)}"
    return f"del {first.day} de {MONTHS[first.month - 1]} al {day(last)}"


def joined(names: list[str]) -> str:
    """An enumeration, with "e" before a name that begins with that sound: "Francia e Italia"."""
    if len(names) < 2:
        return "".join(names)
    conjunction = "e" if names[-1].startswith(("I", "Hi", "Í")) else "y"
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


SPANISH = Wording(
    day=day,
    month=month,
    days=days,
    ordinal=ordinal,
    joined=joined,
    united_nations="Naciones Unidas",
    assembly="Asamblea General",
    distribution="Distr. general",
    limited="Distr. limitada",
    original="Original: inglés",
    council="Consejo de Derechos Humanos",
    working_group="Grupo de Trabajo sobre el Examen Periódico Universal",
    council_session="%(council)s período de sesiones",
    group_session="%(session)s período de sesiones",
    agenda_item="Tema 6 de la agenda",
    review="Examen periódico universal",
    title="Informe del Grupo de Trabajo sobre el Examen Periódico Universal",
    draft_title="Proyecto de informe del Grupo de Trabajo sobre el Examen Periódico Universal",
    annex_note="El anexo del presente informe se distribuye tal como se recibió.",
    unedited_note="Las conclusiones y recomendaciones no se han revisado.",
    specimen_note="Muestra: el Estado examinado, los Estados que intervienen y todas las palabras "
    "son inventados. Este no es un documento de las Naciones Unidas.",
    contents="Índice",
    paragraphs="Párrafos",
    page="Página",
    introduction="Introducción",
    part_one="Resumen de las deliberaciones del proceso de examen",
    part_one_a="Exposición del Estado examinado",
    part_one_b="Diálogo interactivo y respuestas del Estado examinado",
    part_two="Conclusiones y/o recomendaciones",
    part_three="Promesas y compromisos voluntarios",
    annex="Anexo",
    delegation="Composición de la delegación",
    opening="El Grupo de Trabajo sobre el Examen Periódico Universal, establecido de conformidad "
    "con la resolución 5/1 del Consejo de Derechos Humanos, celebró su %(session)s período de "
    "sesiones %(days)s. El examen de %(state)s se llevó a cabo el %(day)s. La delegación de "
    "%(state)s estuvo encabezada por el Ministro de Justicia. En la sesión celebrada el "
    "%(adopted)s, el Grupo de Trabajo aprobó el informe sobre %(state)s.",
    rapporteurs="El Consejo de Derechos Humanos eligió al siguiente grupo de relatores (troika) "
    "para facilitar el examen de %(state)s: %(troika)s.",
    documents="Para el examen de %(state)s se publicaron los siguientes documentos:",
    document_a="Un informe nacional presentado de conformidad con el párrafo 15 a) del anexo de "
    "la resolución 5/1 (%(symbol)s/1);",
    document_b="Una recopilación preparada por la Oficina del Alto Comisionado de las Naciones "
    "Unidas para los Derechos Humanos (ACNUDH) de conformidad con el párrafo 15 b) "
    "(%(symbol)s/2);",
    document_c="Un resumen preparado por el ACNUDH de conformidad con el párrafo 15 c) "
    "(%(symbol)s/3).",
    questions="Por conducto de la troika se transmitió a %(state)s una lista de preguntas "
    "preparada de antemano por %(questioners)s.",
    head="El jefe de la delegación dio las gracias a los miembros de la troika y expuso las "
    "medidas adoptadas desde el examen anterior.",
    floor="En el curso del diálogo interactivo formularon declaraciones %(count)d delegaciones. "
    "Las recomendaciones formuladas durante el diálogo figuran en la sección II del presente "
    "informe.",
    made=(
        "%(state)s agradeció a la delegación su franca exposición.",
        "%(state)s acogió con satisfacción la redacción de un plan nacional con la sociedad civil.",
        "%(state)s preguntó cómo llegaban a los tribunales las víctimas fuera de la capital.",
        "%(state)s tomó nota con interés de las cifras sobre los servicios de salud.",
        "%(state)s expresó preocupación por las denuncias de detención arbitraria.",
        "%(state)s elogió la visita de una relatora especial.",
    ),
    told="Recomendó al Gobierno %(asked)s.",
    made_recommendations="Formuló recomendaciones.",
    answer="La delegación respondió a las preguntas que se le habían formulado y dio las gracias "
    "a todos los oradores.",
    chapeaux={
        Position.SUPPORTED: (
            "%(state)s examinó las recomendaciones formuladas durante el diálogo interactivo y "
            "dio su apoyo a las que figuran a continuación:",
            "Las recomendaciones formuladas durante el diálogo interactivo que figuran a "
            "continuación han sido examinadas por %(state)s y cuentan con su apoyo:",
        ),
        Position.SUPPORTED_ALREADY_IMPLEMENTED: (
            "Las recomendaciones que figuran a continuación cuentan con el apoyo de %(state)s, "
            "que considera que ya se han aplicado o están en proceso de aplicación:",
        ),
        Position.PENDING: (
            "%(state)s examinará las siguientes recomendaciones y les dará respuesta a su debido "
            "tiempo, pero a más tardar en el %(council)s período de sesiones del Consejo de "
            "Derechos Humanos, en %(month)s:",
            "Las siguientes recomendaciones serán examinadas por %(state)s, que les dará "
            "respuesta a su debido tiempo:",
        ),
        Position.NOT_SUPPORTED: (
            "%(state)s no dio su apoyo a las recomendaciones que figuran a continuación:",
            "%(state)s examinó las recomendaciones que figuran a continuación y tomó nota de "
            "ellas:",
            "Las recomendaciones siguientes no contaron con el apoyo de %(state)s:",
        ),
    },
    after={
        Position.SUPPORTED: "Las recomendaciones que anteceden cuentan con el apoyo de %(state)s.",
        Position.SUPPORTED_ALREADY_IMPLEMENTED: "%(state)s considera que las recomendaciones que "
        "anteceden ya se han aplicado o están en proceso de aplicación.",
        Position.PENDING: "%(state)s examinará estas recomendaciones y les dará respuesta a su "
        "debido tiempo, a más tardar en el %(council)s período de sesiones del Consejo de "
        "Derechos Humanos.",
        Position.NOT_SUPPORTED: "Las recomendaciones que anteceden no contaron con el apoyo de "
        "%(state)s.",
    },
    bare_chapeau="En el curso del debate se formularon a %(state)s las siguientes recomendaciones:",
    pledge="%(state)s hizo las siguientes promesas y compromisos voluntarios:",
    closing="Todas las conclusiones y/o recomendaciones que figuran en el presente informe "
    "reflejan la posición de los Estados que las formularon y/o del Estado examinado. No debe "
    "entenderse que cuentan con el respaldo del Grupo de Trabajo en su conjunto.",
    led="La delegación de %(state)s estuvo encabezada por el Ministro de Justicia e integrada por "
    "los siguientes miembros:",
    members=(
        "Representante Permanente ante la Oficina de las Naciones Unidas en Ginebra;",
        "Director de derechos humanos, Ministerio de Relaciones Exteriores;",
        "Asesora de salud, Ministerio de Salud;",
        "Jefa del servicio penitenciario.",
    ),
    on_behalf=", en nombre de la Unión Europea",
    elsewhere="Las recomendaciones que figuran en los párrafos %(numbers)s del presente informe no contaron con el apoyo de %(state)s.",
    verb="dio",
    and_="y",
)
