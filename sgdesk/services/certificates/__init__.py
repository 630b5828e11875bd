"""Certificates: issuing, printing again, replacing, revoking, checking."""
