"""Stories of the desk's day: signing in, cash, notes, roles."""
