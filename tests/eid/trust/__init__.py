"""Tests of trust: chains, revocation, and what could not be checked."""
