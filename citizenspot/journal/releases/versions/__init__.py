"""One file a release, named by its format."""
