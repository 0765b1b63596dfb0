"""A screen reader's view of screen 1: AT-SPI, read by a process that is not ours."""
