"""Certificates received from others: files looked at, proposed line by line, and brought in."""
