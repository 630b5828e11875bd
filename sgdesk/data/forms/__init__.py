"""Evaluation forms: reading and writing them."""
