"""Will hold cycles, sessions and deadlines: what is due when."""
