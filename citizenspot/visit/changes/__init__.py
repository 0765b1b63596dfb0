"""How each event changes the state: a pure function each, and none that decides."""
