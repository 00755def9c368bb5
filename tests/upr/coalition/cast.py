"""Invented organisations for these tests, and strategies that invent more."""

from hypothesis import strategies as st

from upr.coalition import Audience, DocumentKind, Naming, Organisation, Wish


def called(id, name, naming=None, acronym="", **more):
    """An organisation that wants to be named in one way everywhere; None: it said nothing."""
    wishes = (Wish(naming),) if naming else ()
    return Organisation(id=id, names={"en": name}, acronym=acronym, wishes=wishes, **more)


KINDS = st.sampled_from(DocumentKind)
AUDIENCES = st.sampled_from(Audience)
LANGUAGES = st.sampled_from(["en", "es", "fr", "ar"])

# few syllables, so that names are often parts of other names; all directions, marks, widths
SYLLABLES = st.sampled_from(
    [
        "Red",
        "Tapo",
        "tapó",
        "ＴＡＰＯ",
        "Tapo\u0301",
        "Norte",
        "شبكة",
        "נשים",
        "光明",
        "ß",
        "ﬁn",
        "İz",
        "9",
    ]
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from([" ", "", "-", "\u200b", "\u00a0", "\u200f "]).map(
        lambda gap: gap.join(parts)
    )
)
WISHES = st.builds(
    Wish,
    st.sampled_from(Naming),
    kind=st.none() | KINDS,
    audience=st.none() | AUDIENCES,
)


@st.composite
def coalitions(draw):
    """Up to six organisations with names in several languages and wishes of all sorts."""
    return [
        Organisation(
            id=f"o{number}",
            names=draw(st.dictionaries(LANGUAGES, NAMES, min_size=1, max_size=3)),
            acronym=draw(st.just("") | NAMES),
            other_names=tuple(draw(st.lists(NAMES, max_size=1))),
            wishes=tuple(draw(st.lists(WISHES, max_size=4))),
        )
        for number in range(draw(st.integers(0, 6)))
    ]
