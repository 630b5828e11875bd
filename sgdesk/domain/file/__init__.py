"""The organisation file seen from outside: its name, its backups, its health, what opens it."""
