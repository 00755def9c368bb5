"""Will hold tracking positions and preparing the statement."""
