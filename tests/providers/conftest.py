"""The town that the real connectors are tested against."""

from tests.training.town.running import providers, town, town_process

__all__ = ["providers", "town", "town_process"]
