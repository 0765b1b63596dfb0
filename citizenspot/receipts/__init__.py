"""The receipt: its content, its PDF, its signed statement, and how anyone checks it."""
