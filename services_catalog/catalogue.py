"""The catalogue: every service and provider that may be used, and what is wrong with the rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services_catalog.definition import Provider, Service
    from services_catalog.problems import Problem


@dataclass(frozen=True, eq=False)
class Catalogue:
    """What one reading of a folder gave; equal only to itself.

    Every service in it has its provider in it too. A service whose definition has a problem is
    not in it at all. `files` says where each service was read, `easy_languages` which languages
    have texts in easy language.
    """

    services: Mapping[str, Service]
    providers: Mapping[str, Provider]
    problems: tuple[Problem, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    easy_languages: frozenset[str] = frozenset()

    def provider_of(self, service: Service) -> Provider:
        """Return who answers for a service of this catalogue."""
        return self.providers[service.provider]

    @property
    def mistaken(self) -> int:
        """How many files have a mistake."""
        return len({problem.file for problem in self.problems})
