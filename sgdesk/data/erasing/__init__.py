"""Erasing people: their rows, what the history keeps of them, and the log without their names."""
