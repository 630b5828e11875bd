"""The return: live, in hand, final, compared and checked."""
