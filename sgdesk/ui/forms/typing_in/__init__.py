"""Typing paper forms in, one key a figure."""
