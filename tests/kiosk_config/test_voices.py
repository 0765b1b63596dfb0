"""The doctor on voices: languages that cannot be read aloud, and what brings them."""

from pathlib import Path

from kiosk_config.self_check.finding import State
from kiosk_config.self_check.voices import check_voices
from kiosk_config.settings import LiveSettings, SpeechSettings
from tests.kiosk_config.told_machine import ToldMachine

LIVE = LiveSettings(data_folder=Path("/srv/spot/live"))
WELL = ToldMachine()


def test_a_voice_for_every_language_is_well() -> None:
    assert check_voices(WELL, LIVE, ("pt", "en")).state is State.OK


def test_languages_without_a_voice_are_named_with_what_brings_them() -> None:
    finding = check_voices(WELL, LIVE, ("pt", "uk", "ar"))
    assert finding.state is State.WARNING
    assert str(finding.sentence).endswith("are not read aloud: uk, ar.")
    assert "espeak-ng" in finding.mend


def test_without_speech_dispatcher_the_command_that_brings_it_is_named() -> None:
    finding = check_voices(ToldMachine(outputs={}), LIVE, ("pt",))
    assert finding.state is State.WARNING
    assert "apt-get install speech-dispatcher" in finding.mend


def test_the_voices_are_those_of_the_module_that_is_set() -> None:
    settings = LiveSettings(
        data_folder=Path("/srv/spot/live"), speech=SpeechSettings(module="festival")
    )
    assert check_voices(WELL, settings, ("pt",)).state is State.WARNING
