"""Courses by their names, and what puts one at risk."""
