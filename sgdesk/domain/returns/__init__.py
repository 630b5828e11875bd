"""The training summary for a Section 11 return, as values."""
