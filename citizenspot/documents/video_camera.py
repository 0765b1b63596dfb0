"""A document camera through Video4Linux's own `v4l2-ctl`: one picture, as the camera wrote it."""

from __future__ import annotations

from citizenspot.documents.limits import MOST_FILE_BYTES
from citizenspot.documents.programs import Programs
from citizenspot.documents.trouble import Trouble

PICTURE_LIMIT_S = 20.0
_FRAMES_TO_SETTLE = 10
"""A camera needs some pictures to find the light; they are thrown away."""


class VideoCamera:
    """One camera by its device, such as `/dev/video0`; implements `PageSource`.

    It has to give Motion JPEG, as document cameras for USB do: a picture of it is a JPEG.
    """

    def __init__(self, device: str, programs: Programs, limit_s: float = PICTURE_LIMIT_S) -> None:
        self._command = (
            "v4l2-ctl",
            f"--device={device}",
            "--set-fmt-video=width=3264,height=2448,pixelformat=MJPG",
            "--stream-mmap",
            f"--stream-skip={_FRAMES_TO_SETTLE}",
            "--stream-count=1",
            "--stream-to=-",
        )
        self._programs = programs
        self._limit_s = limit_s

    def take(self) -> bytes | Trouble:
        """Take one picture; the camera takes the size nearest to the one that is asked for."""
        try:
            ended = self._programs.run(self._command, self._limit_s)
        except FileNotFoundError:
            return Trouble.NO_CAMERA
        if ended.code == 0 and 0 < len(ended.output) <= MOST_FILE_BYTES:
            return ended.output
        return Trouble.CAMERA_BUSY if "busy" in ended.words.lower() else Trouble.NO_CAMERA

    def stop(self) -> None:
        """Give up the picture under way."""
        self._programs.stop()
