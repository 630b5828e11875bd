"""Counts over many standings, who moved between two days, and the documents that tell them."""
