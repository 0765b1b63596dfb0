"""The reader with a keypad, part by part; `tests/eid/pin` has it whole, behind its driver."""
