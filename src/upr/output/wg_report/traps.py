"""What makes real reports hard to read, each as a switch of the writer."""

from enum import StrEnum


class Trap(StrEnum):
    """One difficulty seen in real documents; the docstring shows how it looks."""

    # the ends of lines and pages
    HARD_HYPHEN = "hard-hyphen"
    """A line ends in a hyphen that belongs to the word: "ill-" / "treatment"."""
    SOFT_HYPHEN = "soft-hyphen"
    """A line ends in a hyphen that only divides the word: "recom-" / "mendation"."""
    PAGE_INSIDE = "page-inside"
    """Symbol and page number stand between two lines of one recommendation."""
    CHAPEAU_ON_TWO_PAGES = "chapeau-on-two-pages"
    """The line that tells the position is broken by the end of a page."""
    CONTENTS = "contents"
    """The heading of part II stands in the table of contents too, with dot leaders."""

    # brackets
    FOOTNOTE_DIGIT = "footnote-digit"
    """The digit of a footnote sticks to a State, (France4), or to a word of the sentence."""
    LOST_BRACKET = "lost-bracket"
    """The opening bracket is missing: "… of the Child Bangladesh);"."""
    UNCLOSED_BRACKET = "unclosed-bracket"
    """The closing bracket is missing: "… of the Child (Bangladesh;"."""
    ON_BEHALF = "on-behalf"
    """A State speaks for a group: (Slovenia, on behalf of the European Union)."""
    OTHER_BRACKETS = "other-brackets"
    """Brackets that name no State: (CEDAW), (2011-2015), (see A/HRC/17/33)."""
    STATE_IN_SENTENCE = "state-in-sentence"
    """A State is named inside the sentence, outside every bracket."""
    BRACKETED_NAMES = "bracketed-names"
    """Brackets within brackets: (Iran (Islamic Republic of), Spain)."""
    INVERTED_NAMES = "inverted-names"
    """Commas within names: (Iran, Islamic Republic of)."""
    BRACKET_EACH = "bracket-each"
    """One bracket a State: (Maldives) (Portugal)."""
    BRACKET_SEMICOLON = "bracket-semicolon"
    """The same, parted by semicolons: (France); (Malta)."""
    BRACKET_AND = "bracket-and"
    """The last State follows "and": (Chile, Peru and Spain)."""

    # what one number holds
    SEVERAL_ASKS = "several-asks"
    """Several recommendations of different States under one number."""
    DITTO = "ditto"
    """A bare bracket asks the same again: "Ratify CED (Ghana); (Indonesia); Sign …"."""
    LINE_WITHOUT_NUMBER = "line-without-number"
    """The second recommendation of a number has a line of its own, without a number."""
    SLASHES = "slashes"
    """Variants parted by slashes: "Sign (Iraq)/sign and ratify (Spain) the Protocol"."""
    BRACKET_IN_SENTENCE = "bracket-in-sentence"
    """The sentence goes on after a bracket: "Sign (Chile) and apply the Protocol (Peru)"."""

    # numbers
    NUMBER_COLLISION = "number-collision"
    """An item has the number that the next paragraph has as well: 88 under 87."""
    NUMBER_WITHOUT_DOT = "number-without-dot"
    """One item's number lacks its dot, or has one where the others have none."""
    LETTER_NUMBERS = "letter-numbers"
    """Items are (a), (b) … under their chapeau: 26 (b)."""
    AUTOMATIC_NUMBERS = "automatic-numbers"
    """Word counts by itself: the numbers are nowhere in the text."""

    # letters
    REVERSED_APOSTROPHE = "reversed-apostrophe"
    """U+201F for an apostrophe: Lao People‟s Democratic Republic."""
    CURLY_QUOTES = "curly-quotes"
    """Typographic quotation marks and apostrophes."""
    HTML_ENTITIES = "html-entities"
    """Entities of HTML left in the text: law &amp; order &#40;Spain&#41;."""
    DOUBLED_BLANKS = "doubled-blanks"
    """Two blanks, or a blank that does not break, between words."""
    OLD_NAMES = "old-names"
    """Names in use at the time: Turkey, Swaziland, Czech Republic."""

    # around the items
    NO_SEMICOLON = "no-semicolon"
    """Items end without ';'."""
    POSITION_AFTER = "position-after"
    """The list comes first; a paragraph below it tells the position."""
    ELSEWHERE = "elsewhere"
    """A last paragraph only refers to recommendations in part I; nobody can read them there."""
    TABLE = "table"
    """Each item is a row of a table, its number in a cell of its own."""
    TRACKED_CHANGES = "tracked-changes"
    """Word keeps words that were struck out beside those that replaced them."""


NONE: frozenset[Trap] = frozenset()

ONLY_WORD = frozenset({Trap.AUTOMATIC_NUMBERS, Trap.TRACKED_CHANGES})
"""Traps that only a Word file can hold; the others can stand in both formats."""

ONLY_PDF = frozenset({Trap.PAGE_INSIDE, Trap.CHAPEAU_ON_TWO_PAGES})
"""Traps of the text layer of a PDF."""
