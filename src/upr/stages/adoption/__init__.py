"""How likely support is, with reasons; later what was supported and noted, and the plenary statement."""

from upr.stages.adoption.forecasting import Forecast, Question, UnusableQuestion, forecast
from upr.stages.adoption.totals import Total, total

__all__ = ["Forecast", "Question", "Total", "UnusableQuestion", "forecast", "total"]
