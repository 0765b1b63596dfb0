"""What every speaker does: the fake one, and speech-dispatcher's with a voice that writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk_config.settings import SpeechSettings
from tests.ui.speech.dispatcher_process import running
from tests.ui.speech.fake_speaker import FakeSpeaker
from ui.speech.dispatcher_speaker import DispatcherSpeaker
from ui.speech.speaker import Speaker, Utterance

LIMIT_S = 20.0
LONG = "Era uma vez um balcão. " * 400


@dataclass
class Heard:
    """A listener that keeps what it is told, and can wait for it."""

    languages: list[frozenset[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def voices_are(self, languages: frozenset[str]) -> None:
        with self.changed:
            self.languages.append(languages)
            self.changed.notify_all()

    def spoken(self, number: int) -> None:
        with self.changed:
            self.numbers.append(number)
            self.changed.notify_all()

    def wait_for(self, what: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(what, LIMIT_S), (self.languages, self.numbers)


@dataclass
class Bench:
    """A speaker at work, what its listener was told, and what was really said."""

    speaker: Speaker
    told: Heard
    said: Callable[[], list[str]]
    is_private: bool = False

    def say(self, number: int, words: str, private: str = "", language: str = "pt") -> None:
        self.speaker.say(Utterance(number, language, words, private))

    def wait_until_spoken(self, number: int) -> None:
        self.told.wait_for(lambda: number in self.told.numbers)


@pytest.fixture(params=["fake", "speech-dispatcher"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    told = Heard()
    if request.param == "fake":
        fake = FakeSpeaker(told)
        fake.start()
        yield Bench(fake, told, lambda: fake.heard)
        return
    with running(tmp_path) as process:
        made: list[Bench] = []
        speaker = DispatcherSpeaker(
            process.connect, SpeechSettings(), told, lambda: made[0].is_private
        )
        made.append(Bench(speaker, told, lambda: process.said))
        speaker.start()
        yield made[0]
        speaker.close()


def test_it_tells_which_languages_it_speaks(bench: Bench) -> None:
    bench.told.wait_for(lambda: bool(bench.told.languages))
    assert {"pt", "en"} <= bench.told.languages[-1]


def test_what_is_said_is_reported_once_it_was_said(bench: Bench) -> None:
    bench.say(1, "Bem-vindo ao balcão.")
    bench.wait_until_spoken(1)
    bench.say(2, "Is this you?", language="en")
    bench.wait_until_spoken(2)
    assert [line.strip() for line in bench.said()] == ["Bem-vindo ao balcão.", "Is this you?"]
    assert bench.told.numbers == [1, 2]


def test_a_text_with_dots_and_lines_is_said_whole(bench: Bench) -> None:
    bench.say(1, "one\n.\n..two\n.")
    bench.say(2, "after")
    bench.wait_until_spoken(2)
    assert "after" in bench.said()[-1]


def test_personal_words_stay_out_of_the_room(bench: Bench) -> None:
    bench.say(1, "Nome: escrito no ecrã", private="Nome: Rita Exemplo")
    bench.wait_until_spoken(1)
    assert "Rita" not in " ".join(bench.said())
    assert "escrito" in bench.said()[0]


def test_what_is_for_headphones_alone_is_silence_in_the_room(bench: Bench) -> None:
    bench.say(1, "", private="R")
    bench.wait_until_spoken(1)
    assert bench.said() == []


def test_headphones_hear_the_personal_words(tmp_path: Path) -> None:
    told = Heard()
    with running(tmp_path) as process:
        speaker = DispatcherSpeaker(process.connect, SpeechSettings(), told, lambda: True)
        speaker.start()
        speaker.say(Utterance(1, "pt", "Nome: escrito no ecrã", "Nome: Rita Exemplo"))
        told.wait_for(lambda: told.numbers == [1])
        speaker.close()
        assert "Rita Exemplo" in process.said[0]


def test_the_newest_wins_and_what_broke_off_is_never_reported(tmp_path: Path) -> None:
    told = Heard()
    with running(tmp_path, sound=True) as process:
        speaker = DispatcherSpeaker(process.connect, SpeechSettings(), told, lambda: False)
        speaker.start()
        told.wait_for(lambda: bool(told.languages))
        speaker.say(Utterance(1, "pt", LONG))
        speaker.say(Utterance(2, "pt", "Agora isto."))
        told.wait_for(lambda: 2 in told.numbers)
        speaker.say(Utterance(3, "pt", LONG))
        speaker.hush()
        speaker.say(Utterance(4, "pt", "Fim."))
        told.wait_for(lambda: 4 in told.numbers)
        speaker.close()
    assert told.numbers == [2, 4]


def test_without_speech_dispatcher_nothing_is_said_and_nobody_waits(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def nobody() -> None:
        raise FileNotFoundError

    told = Heard()
    speaker = DispatcherSpeaker(nobody, SpeechSettings(), told, lambda: False)  # type: ignore[arg-type] # it never returns
    speaker.start()
    speaker.say(Utterance(1, "pt", "Ninguém ouve"))
    told.wait_for(lambda: told.languages == [frozenset()])
    speaker.close()
    assert told.numbers == []
    assert_said_once_in_the_log(caplog)


def test_when_speech_dispatcher_goes_the_voices_go(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = Heard()
    with running(tmp_path) as process:
        speaker = DispatcherSpeaker(process.connect, SpeechSettings(), told, lambda: False)
        speaker.start()
        told.wait_for(lambda: bool(told.languages))
    told.wait_for(lambda: told.languages[-1] == frozenset())
    speaker.close()
    assert_said_once_in_the_log(caplog)


def assert_said_once_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    assert [record.getMessage() for record in caplog.records] == ["nothing is read aloud"]
    caplog.clear()
