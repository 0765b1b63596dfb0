"""Connectors to those who answer for the services, and the outbox before them."""
