"""Recording training, and booking, for one or for many."""
