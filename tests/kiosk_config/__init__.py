"""Tests of the workstation: settings, screens, self-check."""
