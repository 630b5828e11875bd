"""Workers who are not ours."""
