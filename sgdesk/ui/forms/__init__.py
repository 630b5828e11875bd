"""Evaluation: forms to give out, typing them in, and what they say."""
