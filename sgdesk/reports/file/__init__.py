"""Paper about the organisation file itself."""
