"""The parts of the desk's day that reach outside: the spot's queue, and the identity provider."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from citizenspot.desk.ports import Nowhere, SignInElsewhere, Waiting

if TYPE_CHECKING:
    from citizenspot.desk.desk import Desk
    from citizenspot.receipts.public_keys import PublicKey
    from citizenspot.waiting.queue import Queue
    from kiosk_config.settings import LiveSettings, PracticeSettings

Ends = list[Callable[[], object]]


def queue_clerk(settings: LiveSettings | PracticeSettings, desk: Desk, ends: Ends) -> Waiting:
    """Start the queue's clerk where the desk has a queue; its end is added to `ends`."""
    if settings.queue.kept == "none":
        return Nowhere()
    from citizenspot.desk.queue_clerk import QueueClerk  # noqa: PLC0415 - only where there is one

    clerk = QueueClerk(lambda: open_queue(settings), settings.desk, desk.queue_reported)
    clerk.start()
    ends.append(clerk.close)
    return clerk


def open_queue(settings: LiveSettings | PracticeSettings) -> Queue:
    """Return the spot's queue: this machine's, or another's service.

    Raises:
        QueueUnreachable: it is not set up so that it could be reached.
    """
    from citizenspot.waiting.queue import QueueUnreachable  # noqa: PLC0415 - as above

    if settings.queue.kept == "here":
        from citizenspot.waiting.sqlite_queue import SqliteQueue  # noqa: PLC0415 - as above

        return SqliteQueue(settings.queue_file, lambda: datetime.now(UTC))
    from citizenspot.providers.credentials import keyring_credential  # noqa: PLC0415 - as above
    from citizenspot.waiting.remote_queue import RemoteQueue  # noqa: PLC0415 - as above

    secret = keyring_credential(settings.queue.credential)
    if settings.queue.address is None or secret is None:
        raise QueueUnreachable("the settings give no address, or the keyring no secret")
    host, _, port = settings.queue.address.rpartition(":")
    return RemoteQueue((host, int(port)), secret.encode())


def receipt_keys(settings: LiveSettings | PracticeSettings) -> Iterable[PublicKey]:
    """Return the public keys that receipts are checked with at this desk."""
    from citizenspot.receipts.public_keys import FOLDER, public_keys  # noqa: PLC0415 - at a scan

    return public_keys(settings.receipts_folder / FOLDER, practice=settings.practice)


def sign_in_clerk(
    settings: LiveSettings | PracticeSettings, desk: Desk, ends: Ends
) -> SignInElsewhere:
    """Start the clerk for signing in elsewhere, where the settings name a provider."""
    provider = settings.sign_in.provider
    if provider is None:
        return Nowhere()
    import webbrowser  # noqa: PLC0415 - only where there is a provider

    from citizenspot.sign_in.open_id import OpenId  # noqa: PLC0415 - as above
    from citizenspot.sign_in.sign_in_clerk import SignInClerk  # noqa: PLC0415 - as above

    asked = OpenId(provider, lambda: datetime.now(UTC))
    clerk = SignInClerk(asked, webbrowser.open, desk, provider.redirect_port)
    clerk.start()
    ends.append(clerk.close)
    return clerk
