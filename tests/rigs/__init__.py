"""Real parts for the tests to stand on, each started and ended by the test that uses it."""
