"""Will hold missions, contacts, meetings, and what came of each ask."""
