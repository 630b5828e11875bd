"""Set-up: the organisation, its partnership, roles, settings, safety, history and import."""
