"""Controls that only the desk needs: dense rows, lamps, buttons that answer their key at once."""
