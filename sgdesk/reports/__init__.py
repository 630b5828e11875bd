"""Paper and sheets, made from the same frozen figures as the screen."""
