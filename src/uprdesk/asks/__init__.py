"""WHAT WE WANT (private): will hold the coalition's asks, for which every stage works."""
