"""Where nothing is read aloud nothing is offered, and nobody waits for a voice."""

from tests.ui.speech.test_speakers import Heard
from ui.speech.silence import Silence
from ui.speech.speaker import Utterance


def test_silence_has_no_voices_and_lets_everyone_go_on() -> None:
    told = Heard()
    silence = Silence(told)
    silence.start()
    silence.say(Utterance(7, "pt", "Olá"))
    silence.hush()
    silence.close()
    assert told.languages == [frozenset()]
    assert told.numbers == [7]
