"""What stands round a table: the days of its ticks, the title of a register, what it lacks."""
