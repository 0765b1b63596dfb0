"""Signing in at an identity provider."""
