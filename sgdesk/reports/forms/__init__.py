"""Evaluation forms and what they say, on paper."""
