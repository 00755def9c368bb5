"""Random reports of the Working Group: real names of States, invented words.

Each report is of a review that took place, so that its State, session and symbol fit together.
"""

from datetime import date, timedelta

from hypothesis import strategies as st

from upr.output.wg_report import Ask, Era, Group, Numbered, ReportDraft, era_of
from upr.record import Position
from upr.vocab import STATES, Status, all_reviews, all_sessions

VERBS = {
    "en": ("Adopt", "Ensure", "Consider adopting", "Continue to strengthen", "Amend without delay"),
    "es": ("Adoptar", "Garantizar", "Estudiar la posibilidad de aprobar", "Seguir reforzando"),
}
OBJECTS = {
    "en": (
        "a comprehensive law against discrimination",
        "the safety of transgender women in police custody",
        "harm-reduction services for people who use drugs",
        "the national plan of action on HIV (2011-2015)",
        "ILO Convention No. 189",
        "measures that protect sex workers from violence and ill-treatment",
        "article 12, paragraph 3, of the law on “public morals”",
        "the recommendations of the Committee (CEDAW) on the rights of women",
        "a well-funded, independent institution",
    ),
    "es": (
        "una ley integral contra la discriminación",
        "la seguridad de las mujeres trans bajo custodia policial",
        "servicios de reducción de daños para las personas que usan drogas",
        "el plan de acción nacional sobre el VIH (2011-2015)",
        "el Convenio núm. 189 de la OIT",
        "medidas socio-sanitarias que protejan a las trabajadoras sexuales",
        "el artículo 12, párrafo 3, de la ley sobre «moral pública»",
        "las recomendaciones del Comité (CEDAW) sobre los derechos de la mujer",
    ),
}
TAILS = {
    "en": (
        "in all parts of the country",
        "by 2027, as previously recommended",
        "in line with international standards",
        "and allocate 2.5 per cent of the budget to it",
        "including in prisons; and publish the results",
    ),
    "es": (
        "en todo el país",
        "a más tardar en 2027",
        "de conformidad con las normas internacionales",
        "y destinar a ello el 2,5% del presupuesto",
        "también en las cárceles; y publicar los resultados",
    ),
}
ORDER = tuple(Position)
HELD = tuple(
    review
    for review in all_reviews()
    if review.status is Status.OUTCOME_ADOPTED and review.hrc_session and not review.special
)


def texts(language: str) -> st.SearchStrategy[str]:
    """An invented recommendation, with numbers, brackets, quotation marks and hyphens in it."""
    return st.tuples(
        st.sampled_from(VERBS[language]),
        st.sampled_from(OBJECTS[language]),
        st.sampled_from(TAILS[language]),
    ).map(" ".join)


def recommenders(most: int = 5) -> st.SearchStrategy[tuple[str, ...]]:
    """Recommending States, each once, observers included."""
    states = st.lists(st.sampled_from(sorted(STATES)), min_size=1, max_size=most, unique=True)
    return states.map(tuple)


@st.composite
def numbered(draw: st.DrawFn, language: str, most_asks: int) -> Numbered:
    """What one number holds; several recommendations have different words."""
    words = draw(st.lists(texts(language), min_size=1, max_size=most_asks, unique=True))
    return Numbered(asks=tuple(Ask.of(text, *draw(recommenders())) for text in words))


@st.composite
def reports(draw: st.DrawFn, era: Era, language: str) -> ReportDraft:
    """A report of a review held in this era, with one to four groups of recommendations."""
    review = draw(st.sampled_from([r for r in HELD if era_of(r.session) is era]))
    session = all_sessions()[review.session]
    first = session.start or date(2008, 4, 7)
    last = session.end or first + timedelta(days=11)
    # one number held several recommendations of different States from session 13 on
    most_asks = 2 if era is Era.D else 1
    positions = draw(st.lists(st.sampled_from(ORDER), min_size=1, max_size=4, unique=True))
    groups = tuple(
        Group(
            position=position,
            numbered=tuple(draw(st.lists(numbered(language, most_asks), min_size=1, max_size=5))),
        )
        for position in sorted(positions, key=ORDER.index)
    )
    return ReportDraft(
        state=review.state,
        session=review.session,
        council_session=review.hrc_session or 0,
        symbol=f"A/HRC/{review.hrc_session}/{draw(st.integers(2, 30))}",
        first_day=first,
        last_day=last,
        reviewed_on=first + timedelta(days=2),
        adopted_on=last,
        issued_on=last + timedelta(days=40),
        council_on=last + timedelta(days=130),
        troika=draw(recommenders(3)),
        questioners=draw(recommenders(4)),
        groups=groups,
        pledges=tuple(draw(st.lists(texts(language), max_size=2))) if era < Era.C else (),
    )


PLAIN_ITEMS = {
    "en": "Adopt legislation on non-discrimination in prisons & police stations, number %d, by 2027",
    "es": "Adoptar una legislación socio-sanitaria en cárceles & comisarías, número %d, en 2027",
}
STATES_OF_ITEMS = (
    ("ESP",),
    ("IRN", "TTO", "FRA"),
    ("PRK", "CIV"),
    ("LAO",),
    ("BOL", "KOR", "GBR"),
    ("TUR", "SWZ", "CZE", "MKD"),
    ("BGD",),
    ("PSE", "GNB"),
)
"""Names with brackets, commas, apostrophes, "and", former names, and names that others hold."""


def report_of_traps(language: str) -> ReportDraft:
    """One report in which every trap can spring: more items in a list than paragraphs above it."""
    texts_of_items = [PLAIN_ITEMS[language] % count for count in range(1, 19)]
    items = [
        Numbered.of(text, *STATES_OF_ITEMS[place % len(STATES_OF_ITEMS)])
        for place, text in enumerate(texts_of_items)
    ]
    return ReportDraft(
        state="CRI",
        session=19,
        council_session=27,
        symbol="A/HRC/27/12",
        first_day=date(2014, 4, 28),
        last_day=date(2014, 5, 9),
        reviewed_on=date(2014, 5, 5),
        adopted_on=date(2014, 5, 8),
        issued_on=date(2014, 7, 7),
        council_on=date(2014, 9, 8),
        troika=("BRA", "CZE"),
        groups=(
            Group(position=Position.SUPPORTED, numbered=tuple(items[:14])),
            Group(position=Position.NOT_SUPPORTED, numbered=tuple(items[14:])),
        ),
        # the words of the items stand undivided above them too
        statements=(texts_of_items[0],),
        pledges=(texts_of_items[1],),
    )
