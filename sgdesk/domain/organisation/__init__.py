"""What a partnership asks and an organisation decides, to the rules of one day."""
