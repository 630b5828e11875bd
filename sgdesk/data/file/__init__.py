"""The organisation file itself: engine, schema, unit of work, history, lock, backup, migrations."""
