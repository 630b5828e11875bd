"""From rows to a draft: who and which course is meant, and what would be added."""
