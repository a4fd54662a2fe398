"""What is drawn line by line: lists, texts, bars, and the input."""
