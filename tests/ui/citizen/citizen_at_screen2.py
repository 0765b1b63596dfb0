"""A citizen at screen 2 for a whole visit, over the real decisions and the real views.

The mediator's part is done at once by command; what the citizen does goes through the window, and
through nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from citizenspot.citizen_link.messages import Hush, Speak
from citizenspot.visit import commands as c
from citizenspot.visit.mail_commands import MailReceipt, ReportMail
from citizenspot.visit.receipt_commands import IssueReceipt, ReportReceipt
from citizenspot.visit.surroundings import Surroundings
from citizenspot.visit.words import Assurance, DeliveryState, PaymentMethod, Phase
from tests.ui.speech.fake_speaker import FakeSpeaker
from tests.visit.story import TODAY, Story, person
from ui.citizen.outgoing import Outgoing
from ui.citizen.window import CitizenWindow
from ui.speech.speaker import Utterance

MakeWindow = Callable[[Outgoing], CitizenWindow]


@dataclass
class Ear:
    """What the citizen hears, over headphones or in the room."""

    window: list[CitizenWindow] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)

    def voices_are(self, languages: frozenset[str]) -> None:
        assert languages

    def spoken(self, number: int) -> None:
        self.ended.append(number)


class CitizenAtScreen2:
    """The window, the visit behind it, and a voice that says at once what it is asked to."""

    def __init__(self, make_window: MakeWindow, qtbot: QtBot, *, headphones: bool = True) -> None:
        self.story = Story()
        self.qtbot = qtbot
        self._ear = Ear()
        self.speaker = FakeSpeaker(self._ear, is_private=headphones)
        self.refused: list[object] = []
        self.window = make_window(Outgoing(self._give, lambda _draft: None, self._speak))
        self.mediator(c.OpenVisit("Ana"))

    @property
    def heard(self) -> list[str]:
        """Return everything heard so far."""
        return self.speaker.heard

    @property
    def heading(self) -> str:
        """Return the heading of the page that is there."""
        return self.view.page.heading

    @property
    def happened(self) -> list[str]:
        """Return who did what so far, by the names of events."""
        return [f"{h.actor.value}: {type(h.event).__name__}" for h in self.story.history]

    def mediator(self, command: c.AnyCommand) -> None:
        """Do the mediator's part."""
        assert self.story.mediator(command) is None, command
        self.show()

    def program(self, command: c.AnyCommand) -> None:
        """Do what a reader or a provider does."""
        assert self.story.program(command) is None, command
        self.show()

    def mediators_part(self) -> bool:
        """Let the mediator do what the page waits for; false where it waits for nothing."""
        case = self.story.open_visit.case
        parts: dict[str, Callable[[str], None]] = {
            "who": lambda _: self.program(c.OfferIdentity(person(), Assurance.CARD_READ)),
            "papers": self._look_at_papers,
            "pay": lambda name: self.mediator(c.TakePayment(name, PaymentMethod.CASH)),
            "send": self._send,
        }
        visit = self.story.open_visit
        if visit.phase is Phase.SERVICES and not visit.cases:
            self.mediator(c.ChooseServices(("xx.town.bench",)))
            return True
        if case is None or case.step not in parts or visit.offered is not None:
            return False
        parts[case.step](case.id)
        return True

    def show(self) -> None:
        """Show the page of this moment, and let the voice read it."""
        around = Surroundings(
            today=TODAY,
            spot="Spot",
            position=len(self.story.history),
            voices=frozenset({"en"}),
            mail="server",
        )
        self.view = self.story.citizen_sees(around)
        self.window.show_view(self.view)
        QApplication.processEvents()
        self.listen()

    def listen(self) -> None:
        """Let the voice come to its end."""
        while self._ear.ended:
            self.window.spoken(self._ear.ended.pop(0))

    def _look_at_papers(self, case: str) -> None:
        self.mediator(c.MarkPaper(case, "card", seen=True))
        self.mediator(c.Continue(case, "papers"))

    def _send(self, case: str) -> None:
        self.mediator(c.Submit(case))
        delivery = self.story.case.delivery
        assert delivery
        self.program(c.ReportDelivery(case, delivery.key, DeliveryState.ACCEPTED, reference="T-1"))

    def _give(self, command: c.ScreenTwosCommand) -> None:
        refusal = self.story.citizen(command)
        if refusal is not None:
            self.refused.append((command, refusal))
        if isinstance(command, IssueReceipt):
            receipt = self.story.case.receipt
            assert receipt
            self.story.program(ReportReceipt(command.case, receipt.number, code="CS1:x"))
        if isinstance(command, MailReceipt):
            self.story.program(ReportMail(command.case, command.number, ""))
        self.show()

    def _speak(self, asked: Speak | Hush) -> None:
        if isinstance(asked, Hush):
            self.speaker.hush()
            return
        self.speaker.say(
            Utterance(asked.number, asked.language, asked.words, asked.private, asked.volume)
        )
