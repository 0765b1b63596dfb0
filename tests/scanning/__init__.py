"""What a scanner reads."""
