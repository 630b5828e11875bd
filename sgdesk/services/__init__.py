"""What a coordinator does: one module for each kind of thing, one transaction for each action."""
