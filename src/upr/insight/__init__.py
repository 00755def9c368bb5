"""What the record tells: words and queries now; themes, likeness and habits of States next."""
