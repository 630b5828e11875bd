"""Showing somebody round."""
