"""Opening a catalogue fast: reading sound files quickly, and keeping them compiled."""
