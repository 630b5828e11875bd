"""Recording training, and who stands how."""
