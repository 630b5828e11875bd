"""Files of returns that others sent."""
