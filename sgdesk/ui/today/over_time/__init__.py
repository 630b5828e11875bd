"""Coverage over the last year, as a picture, with what moved."""
