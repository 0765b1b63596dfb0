"""A scanner of the network that speaks eSCL over HTTP on 127.0.0.1, for `scanimage` to talk to.

As much of the Mopria eSCL Technical Specification 2.97 as sane-airscan asks of a device: what it
has (§4), how it is (§6), a job (§8), its pages, and its end. The sheets are the practice scanner's.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from training.papers.played_scanner import made_up_sheet

NAME = "Spot"
DEVICE = f"airscan:e0:{NAME}"
_SPACES = (
    'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03"'
    ' xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"'
)
_A4_AT_300 = (2550, 3507)
_SOURCE = f"""
<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>{_A4_AT_300[0]}</scan:MaxWidth>
<scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>{_A4_AT_300[1]}</scan:MaxHeight>
<scan:MaxScanRegions>1</scan:MaxScanRegions>
<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:DocumentFormats><pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat></scan:DocumentFormats>
<scan:SupportedResolutions><scan:DiscreteResolutions><scan:DiscreteResolution>
<scan:XResolution>100</scan:XResolution><scan:YResolution>100</scan:YResolution>
</scan:DiscreteResolution></scan:DiscreteResolutions></scan:SupportedResolutions>
</scan:SettingProfile></scan:SettingProfiles>
"""
_CAPABILITIES = f"""<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerCapabilities {_SPACES}>
<pwg:Version>2.97</pwg:Version><pwg:MakeAndModel>Played Scanner</pwg:MakeAndModel>
<scan:Platen><scan:PlatenInputCaps>{_SOURCE}</scan:PlatenInputCaps></scan:Platen>
<scan:Adf><scan:AdfSimplexInputCaps>{_SOURCE}</scan:AdfSimplexInputCaps></scan:Adf>
</scan:ScannerCapabilities>"""


class EsclScanner(ThreadingHTTPServer):
    """The device: `state` and `feeder` are what it says of itself, `sheets` lie in its feeder."""

    daemon_threads = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.state = "Idle"
        self.feeder = "ScannerAdfLoaded"
        self.sheets = 1
        self.jobs: list[str] = []
        self.pages_left = 0

    def environment(self, folder: Path) -> Mapping[str, str]:
        """Return the environment in which SANE knows this scanner, and no other."""
        where = f"http://127.0.0.1:{self.server_address[1]}/eSCL"
        (folder / "dll.conf").write_text("airscan\n")
        (folder / "airscan.conf").write_text(
            f'[devices]\n"{NAME}" = {where}, eSCL\n[options]\ndiscovery = disable\n'
        )
        return {"SANE_CONFIG_DIR": str(folder), "PATH": "/usr/bin:/bin", "HOME": str(folder)}

    def begin(self, asked: str) -> HTTPStatus:
        """Begin a job, from the feeder where that is asked for."""
        if self.state != "Idle":
            return HTTPStatus.SERVICE_UNAVAILABLE
        from_feeder = "Feeder" in asked
        if from_feeder and (self.feeder != "ScannerAdfLoaded" or not self.sheets):
            return HTTPStatus.CONFLICT
        self.jobs.append("feeder" if from_feeder else "flatbed")
        self.pages_left = self.sheets if from_feeder else 1
        return HTTPStatus.CREATED

    def next_page(self) -> bytes | None:
        """Return the next page of the job as JPEG; none where there is no other."""
        if not self.pages_left:
            return None
        self.pages_left -= 1
        if self.jobs[-1] == "feeder":
            self.sheets -= 1
        written = BytesIO()
        sheet = Image.open(BytesIO(made_up_sheet(len(self.jobs))))
        sheet.convert("RGB").resize((850, 1169)).save(written, "JPEG")
        return written.getvalue()

    @property
    def status(self) -> str:
        """How it says it is."""
        feeder = self.feeder if self.sheets or self.feeder != "ScannerAdfLoaded" else ""
        return f"""<?xml version="1.0" encoding="UTF-8"?>
<scan:ScannerStatus {_SPACES}><pwg:Version>2.97</pwg:Version><pwg:State>{self.state}</pwg:State>
<scan:AdfState>{feeder or "ScannerAdfEmpty"}</scan:AdfState></scan:ScannerStatus>"""


class _Conversation(BaseHTTPRequestHandler):
    server: EsclScanner
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        match self.path.rpartition("/")[2]:
            case "ScannerCapabilities":
                self._say(HTTPStatus.OK, _CAPABILITIES.encode(), "text/xml")
            case "ScannerStatus":
                self._say(HTTPStatus.OK, self.server.status.encode(), "text/xml")
            case "NextDocument" if (page := self.server.next_page()) is not None:
                self._say(HTTPStatus.OK, page, "image/jpeg")
            case _:
                self._say(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(self.server.begin(asked), location="/eSCL/ScanJobs/1")

    def do_DELETE(self) -> None:
        self._say(HTTPStatus.OK)

    def log_message(self, *_words: object) -> None:
        """Say nothing on the terminal."""

    def _say(
        self, status: HTTPStatus, body: bytes = b"", kind: str = "", location: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        if kind:
            self.send_header("Content-Type", kind)
        if location and status is HTTPStatus.CREATED:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True


@contextmanager
def escl_scanner() -> Iterator[EsclScanner]:
    """Run a scanner until the end of the block, or skip where SANE has no driver for it."""
    drivers = Path("/usr/lib").glob("*/sane/libsane-airscan.so.1")
    if not shutil.which("scanimage") or not any(drivers):
        pytest.skip("needs scanimage and sane-airscan")
    with EsclScanner() as scanner:
        thread = threading.Thread(target=scanner.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield scanner
        finally:
            scanner.shutdown()
            thread.join()
