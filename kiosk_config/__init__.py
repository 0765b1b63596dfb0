"""The workstation: settings, screens, self-check, packaging."""
