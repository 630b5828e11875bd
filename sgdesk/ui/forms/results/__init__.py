"""What the forms say."""
