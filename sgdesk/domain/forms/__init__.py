"""Evaluation forms: what each asks, when it opens, and what many say together."""
