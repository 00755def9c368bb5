"""Will hold the State's duty to consult, its national report read, and its silences."""
