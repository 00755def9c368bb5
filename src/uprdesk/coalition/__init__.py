"""WHO: people and their rights, single-use links; coalitions come with the plan."""
