"""Who raises what with whom: habits of recommending States, and whom to ask next.

    habits = HabitModel.fit(past)                       # uses nothing but `past`
    ranking = habits.rank("NIC", ["Death penalty"])     # every State that ever recommended

`rank` gives places and chances; `Facts` gives the counts behind them, for sentences.
"""

from upr.insight.habits.facts import Facts
from upr.insight.habits.model import HabitModel, NoHabits, Ranking

__all__ = ["Facts", "HabitModel", "NoHabits", "Ranking"]
