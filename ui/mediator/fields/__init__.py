"""Fields on the desk: dense rows, reached by a letter, left by Enter."""
