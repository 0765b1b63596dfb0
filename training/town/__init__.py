"""The practice town: a real HTTP server that plays every provider."""
