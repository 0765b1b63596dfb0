"""Photographs, as the decoder's own process opens them."""

from citizenspot.eid.icao.data_groups import read_face_record
from citizenspot.eid.photo.decoder import as_png
from tests.fuzz.targets.target import Target
from training.cards.portrait import face_record, portrait

REFUSALS = (OSError, ValueError, SyntaxError, EOFError, MemoryError)
"""What the decoder's process ends by, with nothing in hand."""

IMAGES = (
    Target("facial record", read_face_record, [face_record(portrait("JPEG2000"))]),
    Target("JPEG", as_png, [portrait("JPEG")], REFUSALS),
    Target("JPEG 2000", as_png, [portrait("JPEG2000")], REFUSALS, is_slow=True),
)
