"""Showing somebody round: the tour, and what is new after an update."""
