"""Will hold the coalition's plan: tasks, owners, reminders."""
