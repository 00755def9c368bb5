"""How likely support is, with reasons; later what was supported and noted, and the plenary statement."""

from upr.stages.adoption.forecasting import Forecast, Question, UnusableQuestion, forecast

__all__ = ["Forecast", "Question", "UnusableQuestion", "forecast"]
