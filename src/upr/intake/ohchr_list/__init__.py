"""OHCHR's thematic lists ("matrices") of recommendations, cycles 2 to 4, become recommendations.

One table with a row for each number, grouped under rows that name a theme. The columns change:
Recommendation | Position | Full list of themes | Assessment (cycles 2 and 3), the States in a
column of their own (the matrix of 2014), SDGs apart (cycle 4). The list is the best source of a
State's answer where there is one.
"""

from upr.intake.ohchr_list.reader import read_list

__all__ = ["read_list"]
