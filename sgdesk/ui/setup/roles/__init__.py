"""Set-up, Roles."""
