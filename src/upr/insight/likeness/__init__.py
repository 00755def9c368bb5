"""Which recommendations say the same: alike ones, twins over States, lineages, asks taken up."""
