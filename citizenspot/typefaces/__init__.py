"""The typefaces that screens and receipts are written in, with their licences beside them."""
