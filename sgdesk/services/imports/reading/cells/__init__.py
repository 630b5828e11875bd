"""What the cells of one row say: one cell, one person, one completion."""
