"""KEYS: will hold members' keys, engagement keys, sealed fields and files, and recovery."""
