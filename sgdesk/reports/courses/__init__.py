"""The papers about courses."""
