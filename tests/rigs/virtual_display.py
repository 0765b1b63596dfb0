"""Two screens side by side in one virtual framebuffer of 3840 by 1080 pixels."""

import shutil
from collections.abc import Iterator

import pytest

from kiosk_config.virtual_display import Display, virtual_display


@pytest.fixture
def side_by_side() -> Iterator[Display]:
    """Give a virtual display with room for both screens, or skip where Xvfb is not installed."""
    if shutil.which("Xvfb") is None:
        pytest.skip("no Xvfb here: apt install xvfb")
    with virtual_display() as display:
        yield display
