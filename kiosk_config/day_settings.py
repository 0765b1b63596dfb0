"""What a workstation's settings say of the desk's day: who signs in, the hours, the queue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Name = Annotated[str, Meta(min_length=1, max_length=80)]
TimeOfDay = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Issuer = Annotated[
    str, Meta(pattern="^https://|^http://(127\\.0\\.0\\.1|localhost)(:[0-9]+)?(/|$)")
]
Address = Annotated[str, Meta(pattern="^[^:/ ]+:[0-9]{1,5}$")]
Hours = Annotated[int, Meta(ge=0, le=720)]
Minutes = Annotated[int, Meta(ge=0, le=120)]
RoleName = Literal["mediator", "trainer", "supervisor", "administrator"]


class IdentityProvider(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where mediators also sign in, by OpenID Connect; this desk is a public client there."""

    issuer: Issuer
    client_id: Name
    name: Name = "OpenID Connect"
    """What the button says."""
    role_claim: Name = "groups"
    """The claim of the ID token that says what someone is."""
    roles: Mapping[str, RoleName] = {}
    """Which of its values makes which role; who has none of them is not let in."""
    grace_hours: Hours = 72
    """How long a PIN is good while the provider cannot be reached."""
    redirect_port: Annotated[int, Meta(ge=0, le=65535)] = 0
    """The port on this machine that the browser comes back to; 0 takes any (RFC 8252, 7.3)."""


class SignInSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may work at the desk."""

    required: bool | None = None
    """Whether nothing goes without signing in; None means in live work, and not in practice."""
    lock_after_minutes: Minutes = 5
    """Without a key, a click or a touch on either screen, after so long it locks; 0: never."""
    provider: IdentityProvider | None = None


class DaySettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When the spot is open; work outside is listed for the supervisor."""

    opens: TimeOfDay | None = None
    closes: TimeOfDay | None = None


class QueueSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the spot's queue is: in a file of this machine, or at another's service."""

    kept: Literal["none", "here", "service"] = "none"
    address: Address | None = None
    """Of the service, as `citizenspot queue serve` says it."""
    credential: Name = "queue"
    """What the keyring calls the spot's secret."""


class ScannerSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a barcode scanner that types like a keyboard is told from a person."""

    kind: Literal["none", "burst", "prefix"] = "none"
    """Told by the speed it types at, or by what it types before each code."""
    prefix: Annotated[str, Meta(min_length=1, max_length=3)] = "]"
    """What the scanner is set to type before each code; best is a key that nobody uses."""
