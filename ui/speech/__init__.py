"""Reading aloud: what screen 2 asks to be said is said by speech-dispatcher. Nothing here is Qt."""
