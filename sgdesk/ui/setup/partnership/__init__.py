"""Set-up, Partnership: the pack, and what stands beside it."""
