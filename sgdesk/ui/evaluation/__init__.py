"""Evaluation: forms to give out, typing them in, what they say, and the dip sample."""
