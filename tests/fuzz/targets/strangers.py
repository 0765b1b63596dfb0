"""What strangers hand in at the counter or send over the line: receipts, answers, definitions."""

from __future__ import annotations

import tempfile
from pathlib import Path

import msgspec

from citizenspot.providers.exchange import Answer
from citizenspot.providers.georeport import read_page, read_reported, read_token
from citizenspot.providers.rest_answers import read_found, read_submitted
from citizenspot.receipts.sealing.place import filled, place_of
from citizenspot.receipts.sealing.seal_check import sealed_by
from citizenspot.receipts.verification import verify
from services_catalog.loading import load
from tests.fuzz.targets.target import Target
from tests.receipts.paper_tools import KEYS, code_of, pdf_of
from tests.receipts.sealing.seals import sealed_pdf
from tests.receipts.specimens import receipt
from tests.training.town.running import SERVICES

PAPER = pdf_of(receipt())
SEALED = sealed_pdf(receipt())
BEGUN, END = place_of(SEALED)
SIGNATURE = bytes.fromhex(SEALED[BEGUN:END].rstrip(b"0").decode().ljust(END - BEGUN, "0"))
DEFINITION = next(file for file in sorted(SERVICES.rglob("*.yaml")) if file.parent != SERVICES)
BODY_START = SEALED.index(b'{"citizenspot_receipt"')
ENVELOPE = SEALED[BODY_START : SEALED.index(b"\n", BODY_START) + 1]
STATUSES = (200, 201, 400, 409, 422, 500)


def code(content: bytes) -> None:
    verify(content.decode("latin-1"), KEYS)


def file(content: bytes) -> None:
    verify(b"%PDF-1.7\n" + content, KEYS)


def signature(content: bytes) -> None:
    sealed_by(filled(PAPER, content[: (END - BEGUN) // 2]))


def answer(content: bytes) -> None:
    for status in STATUSES:
        said = Answer(status, content)
        read_submitted(said, "key", practice=False)
        read_found(said, "key", practice=False)


def report(content: bytes) -> None:
    for status in STATUSES:
        said = Answer(status, content)
        read_reported(said, practice=False)
        read_token(said, practice=False)
        read_page(said, "key", practice=False)


def definition(content: bytes) -> None:
    """Open a catalogue in which one definition is made up; the others stay whatever it says."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / DEFINITION.parent.name
        folder.mkdir()
        (folder / DEFINITION.name).write_bytes(content)
        load(Path(name))


JSON = tuple(
    msgspec.json.encode(each)
    for each in (
        {"reference": "P-1", "expected": "2026-12-03", "key": "key"},
        {"title": "No", "errors": [{"detail": "expired", "code": "x"}], "code": "key_reused"},
        {"requests": [{"key": "key", "reference": "P-1", "status": "refused"}]},
    )
)
REPORTS = tuple(
    msgspec.json.encode(each)
    for each in (
        [{"service_request_id": "7", "service_notice": "thanks", "expected_datetime": "x"}],
        [{"token": "t"}],
        [{"code": 400, "description": "no"}],
        [{"service_request_id": "7", "description": "dark [key]", "status": "open"}],
    )
)
STRANGERS = (
    Target("receipt code", code, [code_of(receipt()).encode()], errors=()),
    Target("receipt PDF", file, [ENVELOPE, SEALED[-20_000:]], errors=()),
    Target("receipt signature", signature, [SIGNATURE.rstrip(b"\0")], errors=()),
    Target("provider's answer", answer, JSON, errors=()),
    Target("provider's report", report, REPORTS, errors=()),
    Target("catalogue file", definition, [DEFINITION.read_bytes()], errors=(), is_slow=True),
)
