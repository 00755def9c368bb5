"""Will hold the stack of submissions and its summary."""
