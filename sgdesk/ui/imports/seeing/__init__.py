"""What was read, to look at: the sheet as it looks, and the lists of what becomes of it."""
