"""Certificates: what may be issued, the register, the preview, and checking a number."""
