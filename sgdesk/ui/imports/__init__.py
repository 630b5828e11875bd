"""Bringing a sheet in: what would come of it first, then one action."""
