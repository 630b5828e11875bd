"""Bringing in the answers of an online form: its columns, whose each row is, and the end."""
