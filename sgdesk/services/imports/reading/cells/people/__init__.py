"""What the cells of a row say of who it is of: whether they come in, their roles and days."""
