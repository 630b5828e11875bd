"""States drawn: badges, shapes, coverage and what falls due."""
