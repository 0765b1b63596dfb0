"""Played visits: the demonstration and others, on the real screens, from card to receipt."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
from PIL import Image

from kiosk_config.virtual_display import virtual_display
from services_catalog.definition import AnyStep
from tests.rigs.pcscd import PcscdRig
from tests.rigs.two_monitors import TwoMonitors

VISITS = Path(__file__).resolve().parent / "visits"
REPOSITORY = Path(__file__).resolve().parents[2]
DEMONSTRATION = REPOSITORY / "training/demonstration/visit.yaml"
DAY = REPOSITORY / "training/demonstration/day.yaml"
KINDS = tuple(
    str(kind.__struct_config__.tag) for kind in get_args(AnyStep) if kind.__struct_config__.tag
)
LIMIT_S = 600
MAIL = """
[mail]
server = "mail.example"
sender = "spot@town.example"
"""
SCANNER_OF_SANE = """
[documents]
scanner = "test:0"
options = ["--resolution=100", "--mode=Color", "--test-picture=Color pattern"]
"""

pytestmark = [pytest.mark.real, pytest.mark.timeout(LIMIT_S + 60)]


def citizenspot(
    *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from citizenspot.cli import main; main()", *arguments],
        cwd=REPOSITORY,
        env=dict(environment or os.environ),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )


def played(
    script: Path, out: Path, environment: Mapping[str, str], *options: str
) -> dict[str, Any]:
    done = citizenspot("play", str(script), "--out", str(out), *options, environment=environment)
    assert done.returncode == 0, done.stderr
    visit: dict[str, Any] = json.loads((out / "visit.json").read_text(encoding="utf-8"))
    return visit


def outcomes(visit: Mapping[str, Any]) -> dict[str, str]:
    """Return how each service of the last visit ended."""
    return {case["service"]: case["outcome"] for case in visit["cases"]}


def verified(paper: Path, key: Path) -> str:
    """Return what the program says of a receipt, checked with the key of its own world."""
    key_options = ("--key", str(key), "--practice")
    return citizenspot("receipt", "verify", str(paper), *key_options).stdout


def without_display() -> dict[str, str]:
    kept = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in kept}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    out = tmp_path_factory.mktemp("demonstration")
    return played(DEMONSTRATION, out, without_display()), out


def test_the_demonstration_shows_every_kind_of_step_on_both_screens(
    demonstration: tuple[dict[str, Any], Path],
) -> None:
    _, out = demonstration
    for kind in KINDS:
        for screen in ("desk", "citizen"):
            pictures = list(out.glob(f"[0-9][0-9]-{kind}-{screen}.png"))
            assert pictures, f"no picture of {kind} on the {screen}'s screen"
            for picture in pictures:
                with Image.open(picture) as image:
                    assert image.size == (1920, 1080)
                    assert len(image.convert("RGB").getcolors(1 << 24) or []) > 20


def test_the_demonstration_is_carried_out_and_says_who_did_what(
    demonstration: tuple[dict[str, Any], Path],
) -> None:
    visit, _ = demonstration
    (case,) = visit["cases"]
    assert case["outcome"] == "carried out"
    assert case["paid"] == "30.00"
    assert case["reference"].startswith("P-IMT-")
    by = {step["kind"]: step["by"] for step in case["steps"] if step["done"]}
    assert by["consent"] == by["review"] == by["sign"] == by["feedback"] == "citizen"
    assert by["payment"] == by["submit"] == "mediator"
    assert set(by) == set(KINDS)


def test_the_demonstrations_receipts_are_practice_and_verify_as_such(
    demonstration: tuple[dict[str, Any], Path],
) -> None:
    visit, out = demonstration
    assert (out / "at-home.pdf").exists(), "the slip with the way home"
    papers = sorted(out.glob("P-*.pdf"))
    assert len(papers) == 2
    for paper in papers:
        assert paper.name.startswith("P-")
        assert any(paper.name.startswith(number) for number in visit["cases"][0]["receipts"])
        words = verified(paper, out / "receipt-key.pem")
        assert "Made in practice: not valid. It is not changed." in words
        assert visit["cases"][0]["reference"] in words


def test_a_visit_in_two_languages_with_a_real_reader_a_scanner_of_sane_and_two_real_monitors(
    tmp_path: Path, pcscd: PcscdRig, two_monitors: TwoMonitors
) -> None:
    settings = tmp_path / "workstation.toml"
    settings.write_text(MAIL + SCANNER_OF_SANE, encoding="utf-8")
    environment = two_monitors.environment | pcscd.environment
    environment = {**environment, "CITIZENSPOT_CONFIG": str(settings)}
    port = ("--vpcd-port", str(pcscd.vpcd_port))
    script = VISITS / "with_card/licence-in-pt-and-uk.yaml"
    visit = played(script, tmp_path, environment, *port)
    assert visit["language"] == "uk"
    assert visit["assurance"] == "card verified"
    assert visit["cases"][0]["documents"] == {"licence": {"pages": 2, "source": "scanner"}}
    assert visit["cases"][0]["outcome"] == "carried out"


@pytest.mark.parametrize("script", sorted(VISITS.glob("*.yaml")), ids=lambda p: p.stem)
def test_other_visits_end_as_they_should(script: Path, tmp_path: Path) -> None:
    expected = json.loads(script.with_suffix(".json").read_text(encoding="utf-8"))
    with virtual_display() as display:
        settings = tmp_path / "workstation.toml"
        settings.write_text(MAIL, encoding="utf-8")
        environment = os.environ | {"DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}
        environment |= {"CITIZENSPOT_CONFIG": str(settings)}
        visit = played(script, tmp_path, environment, "--no-pictures")
    assert outcomes(visit) == expected
    assert list(tmp_path.glob("*.png")) == []


def test_a_day_at_the_desk_by_its_keys_from_the_first_account_to_the_next_morning(
    tmp_path: Path,
) -> None:
    """The script itself waits for each sum, note and refusal; this is what came of the end."""
    visit = played(DAY, tmp_path, without_display(), "--no-pictures")
    assert outcomes(visit) == {"pt.imt.duplicate-driving-licence": "papers missing"}
    assert {paper.name for paper in tmp_path.glob("P-R-*.pdf")} >= {
        "P-R-000001-a4.pdf",
        "P-R-000002-80mm.pdf",
    }


def test_a_script_with_a_mistake_is_refused_with_its_place(tmp_path: Path) -> None:
    script = tmp_path / "visit.yaml"
    script.write_text("title: Wrong\nacts:\n  - {who: mediatr, press: open_visit}\n")
    done = citizenspot("play", str(script), "--out", str(tmp_path))
    assert done.returncode == 2
    assert "mediatr" in done.stderr
    assert str(script) in done.stderr
