"""Will hold what was supported and noted, and the plenary statement."""
