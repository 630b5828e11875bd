"""The organisation, its settings, the pack and the denomination it follows."""
