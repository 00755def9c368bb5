"""What people do about the plan: one verb, one function, one transaction.

Whatever changes the plan writes the feeds anew in the same transaction.
"""
