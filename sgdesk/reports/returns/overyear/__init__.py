"""How coverage moved over the year, where a return shows it: words, columns, a table."""
