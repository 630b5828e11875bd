"""Set-up, Safety."""
