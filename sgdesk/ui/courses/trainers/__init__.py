"""Those who train."""
