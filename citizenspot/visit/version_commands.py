"""What is asked for when a service has changed since a case began."""

from __future__ import annotations

from citizenspot.visit.desk_commands import Command


class MoveToNewVersion(Command, frozen=True, tag="move_to_new_version"):
    """Go on with the version of the service that the catalogue has now."""

    case: str
