"""Why an answer of ours is what it is: a sentence, and the rows of the record that bear it out."""

from collections.abc import Mapping
from dataclasses import dataclass

from upr.text import Text


@dataclass(frozen=True, slots=True)
class Reason:
    """One true fact behind an advice, in words that a delegate can repeat.

    text  a whole sentence with its counts in blanks
    rows  filters that open the recommendations counted: "state" (under review) and "from"
          (recommending State) as ISO 3166-1 alpha-3, "issue" (canonical English label),
          "category" (1 to 5), "region" (code of a group), "session", "until_session" (the newest counted, inclusive),
          "response" ("supported", "noted"), "key" (one recommendation)
    """

    text: Text
    rows: Mapping[str, str | int]
