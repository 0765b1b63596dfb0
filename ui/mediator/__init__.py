"""Screen 1: the mediator's desk."""
