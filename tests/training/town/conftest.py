"""The running town."""

from tests.training.town.running import providers, town, town_process

__all__ = ["providers", "town", "town_process"]
