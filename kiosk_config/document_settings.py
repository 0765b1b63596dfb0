"""What a workstation's settings say of papers that are copied: its scanner and its camera."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

DeviceName = Annotated[str, Meta(min_length=1, max_length=200)]
ScanOption = Annotated[str, Meta(pattern="^--[a-z][a-z-]*(=.*)?$", max_length=100)]
FolderName = Annotated[str, Meta(pattern="^[/~]", max_length=200)]
VideoDevice = Annotated[str, Meta(pattern="^/dev/[A-Za-z0-9/_.:-]+$", max_length=100)]


class DocumentSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How papers are copied at this desk; a file can always be opened."""

    scanner: DeviceName | None = None
    """SANE's name for the scanner, as `scanimage -L` says it; None means there is none."""
    options: tuple[ScanOption, ...] = ("--resolution=200", "--mode=Color")
    """What `scanimage` is asked for besides; `scanimage -A` says what the scanner has."""
    feeder: bool = False
    """Whether one press takes every sheet of a feeder (`--source=…` is one of the options)."""
    camera: VideoDevice | None = None
    """The document camera, as `v4l2-ctl --list-devices` names it."""
    folders: tuple[FolderName, ...] = ("/media", "/run/media", "~/Downloads", "~/Transferências")
    """Where files are looked for: sticks, and what was downloaded."""
