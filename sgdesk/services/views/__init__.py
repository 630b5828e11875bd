"""What one page or paper needs of several areas, in one answer."""
