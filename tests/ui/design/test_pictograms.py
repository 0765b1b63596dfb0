"""The pictures on paper are those on the screen."""

from typing import get_args

import pytest
from PySide6.QtGui import QImage

from services_catalog.definition import PictureName
from ui.design.icon import ICON_NAMES
from ui.design.pictograms import FOLDER, pictogram


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", get_args(PictureName))
def test_each_picture_on_paper_is_the_drawing_on_screen(name: PictureName) -> None:
    kept = QImage(str(FOLDER / f"{name}.png"))
    assert kept == pictogram(name).convertToFormat(kept.format()), "python -m ui.design.pictograms"


def test_every_picture_is_an_icon_and_no_file_is_left_over() -> None:
    assert set(get_args(PictureName)) <= set(ICON_NAMES)
    assert {file.stem for file in FOLDER.glob("*.png")} == set(get_args(PictureName))
