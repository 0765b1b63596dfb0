"""Reading aloud, with a real speech-dispatcher."""
