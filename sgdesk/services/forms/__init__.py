"""Evaluation forms: made ready, typed in, drawn for a dip sample, put together."""
