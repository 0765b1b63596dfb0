"""What is fuzzed: everything that eats bytes of a card or about one."""
