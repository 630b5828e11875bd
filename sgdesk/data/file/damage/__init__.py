"""Telling damage of an organisation file."""
