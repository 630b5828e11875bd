"""What stands over columns: its words, its dates, the fields it names, what else it speaks of."""
