"""People: the training matrix, and beside it the person."""
