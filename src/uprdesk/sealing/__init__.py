"""KEYS: seals what people entrust to the desk, and opens it for those who hold the key."""
