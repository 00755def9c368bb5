"""How learning is done here, whatever is learnt: features, files without code, honest measures."""
