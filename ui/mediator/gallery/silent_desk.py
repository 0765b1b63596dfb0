"""A desk behind screen 1 that does nothing: for pictures, which nobody presses."""

from __future__ import annotations

from collections.abc import Callable

from citizenspot.visit.commands import AnyCommand
from ui.mediator.desk_port import CitizenScreen, Found, ServiceNeeds, Wanted


class SilentDesk:
    """Implements `DeskPort`; screen 2 is alive, and no service is found."""

    def submit(self, command: AnyCommand) -> None:
        """Do nothing."""

    def draft(self, case: str, field: str, text: str) -> None:
        """Show it nowhere."""

    def enter_own_pin(self, request: int, digits: bytearray) -> bool:
        """Take none."""
        del request, digits
        return False

    def search(self, wanted: Wanted, tell: Callable[[Found], None]) -> None:
        """Find nothing."""
        tell(Found(wanted))

    def why(self, service: str, text: str) -> tuple[str, ...]:
        """Have no reasons."""
        del service, text
        return ()

    def needs(self, service: str) -> ServiceNeeds:
        """Know no service."""
        raise KeyError(service)

    def watch_citizen_screen(self, tell: Callable[[CitizenScreen], None]) -> None:
        """Say once that it is alive."""
        tell(CitizenScreen.ALIVE)
