"""One person's page: its sections and what can be done there."""
