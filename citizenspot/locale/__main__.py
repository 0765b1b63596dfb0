"""Gathers the program's sentences: `python -m citizenspot.locale`, after a sentence was changed.

Writes the template, brings every catalogue up to date with it, and says what is left to translate.
"""

from __future__ import annotations

import sys
from pathlib import Path

from citizenspot.locale.catalogue_files import left_to_translate, update
from citizenspot.locale.catalogues import FOLDER

if __name__ == "__main__":
    root = Path(__file__).resolve().parents[2]
    for file in update(FOLDER, root):
        left = left_to_translate(file)
        sys.stdout.write(f"{file.relative_to(root)}: {len(left)} to translate\n")
        sys.stdout.writelines(f"  {sentence}\n" for sentence in left)
