"""The Universal Periodic Review as a library: reads UN documents, knows the calendar and the rules.

No web framework, network, database or clock inside: what a function needs to know is passed in.
The workbench `uprdesk` is built on it; a researcher can use it alone.
"""
