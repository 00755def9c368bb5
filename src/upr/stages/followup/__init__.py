"""Will hold indicators, progress, the mid-term report and the seed of the next cycle."""
