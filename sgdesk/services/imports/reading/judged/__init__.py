"""What the columns of a table mean, judged by their headings and by what stands in them."""
