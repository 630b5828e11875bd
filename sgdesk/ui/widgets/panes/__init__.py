"""What stands beside each other, or one behind the other where there is no room."""
