"""Certificates received from others: looked at one by one, confirmed, and brought in."""
