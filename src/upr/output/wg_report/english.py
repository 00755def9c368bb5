"""The formulae of a report in English."""

from datetime import date

from upr.output.wg_report.wording import Wording
from upr.record import Position

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNITS = (
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
TENS = ("", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")


def ordinal(number: int) -> str:
    """The ordinal of 1 to 99 in words: "forty-eighth"."""
    if number < len(UNITS):
        return UNITS[number]
    ten, unit = divmod(number, 10)
    return f"{TENS[ten]}y-{UNITS[unit]}" if unit else f"{TENS[ten]}ieth"


def day(on: date) -> str:
    """A date as the UN writes it: "28 January 2025"."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def month(on: date) -> str:
    """Month and year: "March 2015"."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def days(first: date, last: date) -> str:
    """The days of a session: "from 20 to 31 January 2025"."""
    if first.month == last.month:
        return f"from {first.day} to {day(last)}"
    return f"from {first.day} {MONTHS[first.month - 1]} to {day(last)}"


def joined(names: list[str]) -> str:
    """An enumeration: "Chile, Peru and Spain"."""
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)


ENGLISH = Wording(
    day=day,
    month=month,
    days=days,
    ordinal=ordinal,
    joined=joined,
    united_nations="United Nations",
    assembly="General Assembly",
    distribution="Distr.: General",
    limited="Distr.: Limited",
    original="Original: English",
    council="Human Rights Council",
    working_group="Working Group on the Universal Periodic Review",
    council_session="%(council)s session",
    group_session="%(session)s session",
    agenda_item="Agenda item 6",
    review="Universal Periodic Review",
    title="Report of the Working Group on the Universal Periodic Review",
    draft_title="Draft report of the Working Group on the Universal Periodic Review",
    annex_note="The annex to the present report is circulated as received.",
    unedited_note="Conclusions and recommendations have not been edited.",
    specimen_note="Specimen: the State under review, the States that speak and every word are "
    "invented. This is not a document of the United Nations.",
    contents="Contents",
    paragraphs="Paragraphs",
    page="Page",
    introduction="Introduction",
    part_one="Summary of the proceedings of the review process",
    part_one_a="Presentation by the State under review",
    part_one_b="Interactive dialogue and responses by the State under review",
    part_two="Conclusions and/or recommendations",
    part_three="Voluntary pledges and commitments",
    annex="Annex",
    delegation="Composition of the delegation",
    opening="The Working Group on the Universal Periodic Review, established in accordance with "
    "Human Rights Council resolution 5/1, held its %(session)s session %(days)s. The review of "
    "%(state)s was held on %(day)s. The delegation of %(state)s was headed by the Minister of "
    "Justice. At the meeting held on %(adopted)s, the Working Group adopted the report on "
    "%(state)s.",
    rapporteurs="The Human Rights Council selected the following group of rapporteurs (troika) "
    "to facilitate the review of %(state)s: %(troika)s.",
    documents="The following documents were issued for the review of %(state)s:",
    document_a="A national report submitted in accordance with paragraph 15 (a) of the annex to "
    "resolution 5/1 (%(symbol)s/1);",
    document_b="A compilation prepared by the Office of the United Nations High Commissioner for "
    "Human Rights (OHCHR) in accordance with paragraph 15 (b) (%(symbol)s/2);",
    document_c="A summary prepared by OHCHR in accordance with paragraph 15 (c) (%(symbol)s/3).",
    questions="A list of questions prepared in advance by %(questioners)s was transmitted to "
    "%(state)s through the troika.",
    head="The head of the delegation thanked the members of the troika and presented the steps "
    "taken since the previous review.",
    floor="During the interactive dialogue, %(count)d delegations made statements. "
    "Recommendations made during the dialogue are to be found in section II of the present "
    "report.",
    made=(
        "%(state)s thanked the delegation for its open presentation.",
        "%(state)s welcomed the drafting of a national plan with civil society.",
        "%(state)s asked how survivors of violence reached a court outside the capital.",
        "%(state)s noted with interest the figures on health services.",
        "%(state)s expressed concern at reports of arbitrary arrest.",
        "%(state)s commended the visit of a special rapporteur.",
    ),
    told="It recommended that the Government %(asked)s.",
    made_recommendations="It made recommendations.",
    answer="The delegation answered the questions that had been put to it and thanked all "
    "speakers.",
    chapeaux={
        Position.SUPPORTED: (
            "The recommendations formulated during the interactive dialogue have been examined "
            "by %(state)s and the recommendations listed below enjoy the support of %(state)s:",
            "The recommendations formulated during the interactive dialogue/listed below have "
            "been examined by %(state)s and enjoy the support of %(state)s:",
            "The recommendations formulated during the interactive dialogue and listed below "
            "enjoy the support of %(state)s:",
        ),
        Position.SUPPORTED_ALREADY_IMPLEMENTED: (
            "The following recommendations enjoy the support of %(state)s, which considers that "
            "they are already implemented or in the process of implementation:",
            "The following recommendations enjoy the support of %(state)s, which considers that "
            "they are already implemented:",
        ),
        Position.PENDING: (
            "The following recommendations will be examined by %(state)s, which will provide "
            "responses in due time, but no later than the %(council)s session of the Human "
            "Rights Council, in %(month)s:",
            "The following recommendations will be examined by %(state)s which will provide "
            "responses in due course. The responses of %(state)s will be included in the outcome "
            "report adopted by the Human Rights Council at its %(council)s session:",
        ),
        Position.NOT_SUPPORTED: (
            "The recommendations below did not enjoy the support of %(state)s:",
            "The recommendations formulated during the interactive dialogue and listed below "
            "have been examined by %(state)s and have been noted by %(state)s:",
            "The following recommendations did not enjoy the support of %(state)s:",
        ),
    },
    after={
        Position.SUPPORTED: "The recommendations listed above enjoy the support of %(state)s.",
        Position.SUPPORTED_ALREADY_IMPLEMENTED: "%(state)s considers that the recommendations "
        "listed above are either already implemented or in the process of implementation.",
        Position.PENDING: "These recommendations will be examined by %(state)s, which will "
        "provide responses in due time. The responses of %(state)s will be included in the "
        "outcome report to be adopted by the Human Rights Council at its %(council)s session.",
        Position.NOT_SUPPORTED: "The recommendations listed above did not enjoy the support of "
        "%(state)s.",
    },
    bare_chapeau="In the course of the discussion, the following recommendations were made to "
    "%(state)s:",
    pledge="%(state)s made the following voluntary pledges and commitments:",
    closing="All conclusions and/or recommendations contained in the present report reflect the "
    "position of the submitting State(s) and/or the State under review. They should not be "
    "construed as endorsed by the Working Group as a whole.",
    led="The delegation of %(state)s was headed by the Minister of Justice and composed of the "
    "following members:",
    members=(
        "Permanent Representative to the United Nations Office at Geneva;",
        "Director of human rights, Ministry of Foreign Affairs;",
        "Adviser on health, Ministry of Health;",
        "Head of the prison service.",
    ),
    on_behalf=", on behalf of the European Union",
    elsewhere="The recommendations noted in the present report in paragraphs %(numbers)s above did not enjoy the support of %(state)s.",
    verb="enjoy",
    and_="and",
)
