"""WHAT WE KNOW (private): will hold records, sources, consent, assessments and their citations."""
