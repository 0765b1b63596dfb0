"""Every page of a whole visit on screen 2, made by the real decisions and the real views."""

from __future__ import annotations

from functools import cache

import msgspec

from citizenspot.receipts.mail_reasons import MailReason
from citizenspot.texts import Texts
from citizenspot.visit import commands as c
from citizenspot.visit.citizen_view import citizen_view
from citizenspot.visit.receipt_mail import ADDRESS_FIELD
from citizenspot.visit.screen_commands import Cover, ReportScreen, Stop
from citizenspot.visit.surroundings import Failure, PinTurn, RejectedEntry, Surroundings
from citizenspot.visit.views import CitizenView
from citizenspot.visit.words import Assurance, DeliveryState, Phase
from services_catalog.address_typed import not_an_email
from services_catalog.circumstances import Season
from services_catalog.definition import Channel
from tests.visit.card_moments import proving
from tests.visit.made_up_service import made_up_service
from tests.visit.story import TODAY, Story, person
from tests.visit.test_receipt_by_email import chosen, failed, sent_by_email

STEPS = (
    "who",
    "inform",
    "distance",
    "details",
    "news",
    "papers",
    "check",
    "pay",
    "sign",
    "send",
    "proof",
    "alone",
    "rate",
)


@cache
def every_page(language: str) -> dict[str, CitizenView]:
    """Return the pages by name, in a language that screen 2 can speak."""
    pages = {step: seen(_out_of_season().told_until(step), language) for step in STEPS}
    pages |= _around(language) | _by_email(language) | _with_pin(language)
    return pages | _troubled(language)


def seen(story: Story, language: str, **around: object) -> CitizenView:
    """Return what the citizen sees, where every language has a voice."""
    texts = Texts.for_language(language)
    known = Surroundings(today=TODAY, spot="Spot", voices=frozenset({texts.base}))
    return citizen_view(story.visit, texts, msgspec.structs.replace(known, **around))


def _around(language: str) -> dict[str, CitizenView]:
    idle, welcome, services, offered = Story(), Story(), Story(), Story()
    welcome.mediator(c.OpenVisit("Ana"))
    services.begin()
    offered.begin()
    offered.choose()
    offered.program(c.OfferIdentity(person(), Assurance.CARD_READ))
    goodbye = Story()
    goodbye.begin()
    goodbye.mediator(c.SayGoodbye())
    assert goodbye.open_visit.phase is Phase.GOODBYE
    stories = {"idle": idle, "welcome": welcome, "services": services, "offered": offered}
    return {name: seen(story, language) for name, story in (stories | {"goodbye": goodbye}).items()}


def _by_email(language: str) -> dict[str, CitizenView]:
    """Return the receipt by e-mail: its address, one that was refused, and one that was taken."""
    asked = chosen()
    sentence, example = not_an_email()
    entry = RejectedEntry("rita at home", sentence, {"allowed": example})
    rejected = {(asked.case.id, ADDRESS_FIELD): entry}
    refused, sent = failed(MailReason.ADDRESS_REFUSED), sent_by_email()
    return {
        "address": seen(asked, language, mail="server", rejected=rejected),
        "address refused": seen(refused, language, mail="server"),
        "e-mail sent": seen(sent, language, mail="server"),
    }


def _with_pin(language: str) -> dict[str, CitizenView]:
    """Return the pages that ask for a card's PIN."""
    story = proving()
    return {
        "pin": seen(story, language, pin=PinTurn(1, 3), reader="ready"),
        "pin, last try": seen(story, language, pin=PinTurn(1, 1), reader="ready"),
    }


def _out_of_season() -> Story:
    """Return a story of a service that is closed now, and otherwise elsewhere."""
    season = Season("06-01", "09-30", {"en": "Bathing season only."})
    online = Channel("online", "online", address="https://town.example", without=("card",))
    return Story(msgspec.structs.replace(made_up_service(), season=season, channels=(online,)))


def _troubled(language: str) -> dict[str, CitizenView]:
    """Return pages on which something is the matter."""
    stopped, covered, paused, wrong, refused = (Story().told_until("details") for _ in range(5))
    stopped.citizen(Stop())
    covered.mediator(Cover())
    paused.program(ReportScreen(present=False))
    entry = RejectedEntry("twelve", "This number cannot be called: {allowed}.", {"allowed": "9…"})
    refused = Story().told_until("send")
    refused.mediator(c.Submit(refused.case.id))
    refused.report(DeliveryState.UNKNOWN, reason="empty")
    return {
        "stopped": seen(stopped, language),
        "covered": seen(covered, language),
        "paused": seen(paused, language),
        "wrong answer": seen(wrong, language, rejected={(wrong.case.id, "phone"): entry}),
        "not recorded": seen(wrong, language, failure=Failure("The disk is full.")),
        "answer not known": seen(refused, language),
    }
