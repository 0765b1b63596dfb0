"""Draws the pictures of a way home for the paper: `python -m ui.design.pictograms`.

The same drawings as on screen 2, black on nothing. They are kept as files because what makes the
papers knows no Qt.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import get_args

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from services_catalog.definition import PictureName
from ui.design.icon import paint_icon

FOLDER = Path(__file__).resolve().parents[2] / "citizenspot/receipts/pictograms"
SIDE_PX = 96
"""Twelve millimetres at the 203 dots an inch of a roll printer."""


def pictogram(name: PictureName) -> QImage:
    """Return a picture, black on nothing; needs a `QGuiApplication`."""
    image = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(image.rect()), "#000000")
    painter.end()
    return image


def main() -> int:
    """Write every picture again."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    FOLDER.mkdir(exist_ok=True)
    for name in get_args(PictureName):
        pictogram(name).save(str(FOLDER / f"{name}.png"))
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
