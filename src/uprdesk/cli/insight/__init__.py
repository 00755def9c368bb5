"""Commands that tell what the record tells: label, train, similar, match, targets, forecast.

They run on files and on a model's folder; only what asks the record itself starts the workbench.
"""
