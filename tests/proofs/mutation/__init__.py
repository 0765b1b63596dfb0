"""The proof by mutation, in three parts: the command, the changes mutmut makes, who tries them."""
