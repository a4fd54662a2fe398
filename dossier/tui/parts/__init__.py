"""What a person can do in the reader, by what belongs together: each part stands beside the screen."""
