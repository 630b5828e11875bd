"""Today: the first page."""
