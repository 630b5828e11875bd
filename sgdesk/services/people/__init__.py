"""People and their roles, posts, induction, evidence, reminders and papers."""
