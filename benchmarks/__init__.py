"""Measurements taken on purpose, each beside the least that any program could do."""
