"""Tables in, tables out: what the record tells, for a notebook and for the command line.

    past = past_of(pandas.read_csv("recommendations.csv"))
    model = trained(past)
    pandas.DataFrame(label_table(frame, model))

A table is a DataFrame, a list of mappings, or a file read with `upr.intake.own_table`. What comes
out is a list of mappings in the fields of `upr.output.fields`; where columns that went in come out
again, one that bears the name of such a field stands as "… (given)".
"""

from upr.notebook.advice import forecast_table, targets_table
from upr.notebook.labels import label_table
from upr.notebook.likeness import carriers_of, match_table, similar_table
from upr.notebook.tables import WrongRow, past_of

__all__ = [
    "WrongRow",
    "carriers_of",
    "forecast_table",
    "label_table",
    "match_table",
    "past_of",
    "similar_table",
    "targets_table",
]
