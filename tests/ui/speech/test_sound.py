"""Pages are heard: espeak-ng's sound for whole pages, in each of its languages, is looked at."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from citizenspot.texts import OWN_NAMES, Texts
from citizenspot.visit.speech import Part, speech_of
from citizenspot.visit.words import TextSize
from kiosk_config.settings import SpeechSettings
from tests.ui.speech.dispatcher_process import running
from tests.ui.speech.test_speakers import Heard
from ui.citizen.gallery.__main__ import sample_views
from ui.speech.dispatcher_speaker import DispatcherSpeaker
from ui.speech.speaker import Utterance

RATE_HZ = 22_050
WAV_HEADER_BYTES = 44
LEAST_WORDS_A_SECOND, MOST_WORDS_A_SECOND = 1.0, 6.0
"""Slow and fast reading aloud; espeak-ng is set to some 160 words a minute."""


def sound_of(parts: tuple[Part, ...], language: str, folder: Path) -> array[int]:
    """Return the samples of a page read aloud."""
    told = Heard()
    with running(folder, sound=True) as process:
        speaker = DispatcherSpeaker(process.connect, SpeechSettings(), told, lambda: False)
        speaker.start()
        for number, part in enumerate(parts):
            speaker.say(Utterance(number, language, part.words))
            told.wait_for(lambda last=number: last in told.numbers)  # type: ignore[misc] # bound now
        assert language in told.languages[0]
        speaker.close()
    samples = array("h")
    written = (folder / "sound.wav").read_bytes()[WAV_HEADER_BYTES:]
    samples.frombytes(written[: len(written) // 2 * 2])
    return samples


@pytest.mark.parametrize("page", ["consent", "receipt"])
@pytest.mark.parametrize("language", list(OWN_NAMES))
def test_a_page_is_heard_in_its_language(language: str, page: str, tmp_path: Path) -> None:
    view = sample_views(language, TextSize.NORMAL)[page]
    parts = speech_of(view.page, Texts.for_language(language).say)
    words = sum(len(part.words.split()) for part in parts)

    samples = sound_of(parts, language, tmp_path)

    seconds = len(samples) / RATE_HZ
    loudness = (sum(sample * sample for sample in samples) / len(samples)) ** 0.5
    assert words / MOST_WORDS_A_SECOND < seconds < words / LEAST_WORDS_A_SECOND
    assert loudness > 500, "silence"
