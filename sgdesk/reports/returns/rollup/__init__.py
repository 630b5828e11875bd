"""The returns of many organisations in one picture: counts alone, and never a name of a person."""
