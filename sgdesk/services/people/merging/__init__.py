"""Two entries of one person become one: what stands in both, what it would do, and doing it."""
