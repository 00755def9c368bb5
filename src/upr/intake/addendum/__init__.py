"""Addenda to reports: what the State under review answers to single recommendations.

States write as they like: lists under headings, sentences, tables, remarks on single numbers. What
the words decide is read; "in part", "in principle" and contradictions are left to a person.
"""

from upr.intake.addendum.reader import read_addendum

__all__ = ["read_addendum"]
