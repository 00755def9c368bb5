"""How a State will answer: the probability that it supports what it is asked."""

from upr.insight.answers.base import BaseRates, Basis
from upr.insight.answers.model import AnswerModel, Forecasts
from upr.insight.answers.precedents import Precedent, Precedents, Tally, region_of

__all__ = [
    "AnswerModel",
    "BaseRates",
    "Basis",
    "Forecasts",
    "Precedent",
    "Precedents",
    "Tally",
    "region_of",
]
