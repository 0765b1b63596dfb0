"""Where definitions lie: `FOLDER/PROVIDER/provider.yaml` and `FOLDER/PROVIDER/*.yaml`."""

from __future__ import annotations

import os
from pathlib import Path

PROVIDER_FILE = "provider.yaml"


def packaged_services() -> Path:
    """Return the folder of the catalogue that comes with the program."""
    return Path(__file__).parent / "services"


def definition_files(folder: Path) -> list[Path]:
    """Return every file of definitions in a folder, providers' among them, in order."""
    return [Path(file) for file in definition_file_names(folder)]


def definition_file_names(folder: Path) -> list[str]:
    """Return what `definition_files` does as texts, which a thousand of are had sooner."""
    # What stands before a name is nothing in the working folder, and one separator in the root.
    before = str(folder / "x").removesuffix("x")
    homes = (f"{before}{name}" for name in _names(folder))
    return [
        f"{home}{os.sep}{name}"
        for home in homes
        for name in _names(home)
        if name.endswith(".yaml") and not name.startswith(".")
    ]


def is_of_provider(file: str) -> bool:
    """Say whether a file of definitions is a provider's."""
    return file.endswith(f"{os.sep}{PROVIDER_FILE}")


def _names(folder: Path | str) -> list[str]:
    """Return what is in a folder, in order; nothing where there is no such folder."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - paths take twice the time
    except OSError:
        return []
