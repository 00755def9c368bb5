"""Will hold the rules of a stakeholder report: structure, citations, word counts."""
