"""The Section 11 return."""
