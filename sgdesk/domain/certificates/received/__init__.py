"""Certificates received from others: what their words say, and which papers are none of ours."""
