"""Bringing in what people already keep: sheets of roles, people, training, and trackers."""
