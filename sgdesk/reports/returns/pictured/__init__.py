"""Pictures of a return that are there where they were wished: columns with their numbers."""
