"""What a service needs before it is started, in the mediator's words."""

from __future__ import annotations

from citizenspot.texts import _N, Texts
from citizenspot.visit.pages.other_ways import Way, ways_in_words
from citizenspot.visit.pages.times import length_in_words, times_in_words
from services_catalog.before_starting import Asked, FeeLine, Needs, Paper, needs
from services_catalog.definition import Service, words
from ui.mediator.desk_port import ServiceNeeds


def needs_in_words(
    service: Service,
    texts: Texts,
    *,
    provider: str,
    private: bool,
    vouched_for: frozenset[str] | None = None,
) -> ServiceNeeds:
    """Return a service's needs as plain sentences.

    `vouched_for` are the families of cards whose PIN can be checked here, or None for all.
    """
    found, lang = needs(service, texts.language), service.source_lang
    return ServiceNeeds(
        name=words(service.name, texts.language, service.source_lang),
        provider=provider,
        summary=words(service.summary, texts.language, service.source_lang),
        private=private,
        papers=tuple(_paper(paper, texts) for paper in found.papers if paper.kind == "paper"),
        papers_unknown="" if found.papers_known else texts.say("No source says which papers."),
        card=_card(found, texts),
        pin=_pin(found, texts, can_be_checked=_checks_pins_of(service.provider, vouched_for)),
        fees=tuple(_fee(fee, texts) for fee in found.fees),
        minutes=_minutes(found, texts),
        answer=_answer(service, texts),
        gives=tuple(words(each.name, texts.language, lang) for each in service.outputs),
        law=tuple(words(each.title, texts.language, lang) for each in service.legal),
        when=times_in_words(service, texts),
        elsewhere=tuple(_way(way, texts) for way in ways_in_words(service, texts)),
        availability=_availability(found, texts),
        sources=found.sources,
    )


def _paper(paper: Paper, texts: Texts) -> str:
    name = paper.name
    if paper.asked is Asked.SOMETIMES and not paper.note:
        return texts.say("{paper}, in some cases", paper=name)
    return f"{name}. {paper.note}" if paper.note else name


def _answer(service: Service, texts: Texts) -> tuple[str, ...]:
    """Return how long the answer takes, what silence means, and how to contest it."""
    duration = service.duration
    if duration is None:
        return ()
    times = (
        (duration.typical, _N("It takes {time}.")),
        (duration.longest, _N("At most {time}.")),
        (duration.tacit_approval, _N("No answer after {time} counts as a yes.")),
        (duration.appeal, _N("It can be contested within {time}.")),
    )
    said = [
        texts.say(sentence, time=time)
        for length, sentence in times
        if (time := length_in_words(length, texts))
    ]
    notes = (duration.redress, duration.note)
    said += (words(note, texts.language, service.source_lang) for note in notes if note)
    return tuple(said)


def _way(way: Way, texts: Texts) -> str:
    differences = " ".join(way.differences) or texts.say("as here")
    return f"{way.name}: {differences}"


def _card(found: Needs, texts: Texts) -> str:
    sentences = {
        Asked.ALWAYS: texts.say("The card is needed."),
        Asked.SOMETIMES: texts.say("The card is needed in some cases."),
        Asked.NEVER: texts.say("No card is needed."),
    }
    return sentences[found.card]


def _checks_pins_of(provider: str, vouched_for: frozenset[str] | None) -> bool:
    """Say whether somebody vouches here for cards of a provider's country: `pt.cc` for `pt.irn`."""
    country, _, _ = provider.partition(".")
    return vouched_for is None or any(each.partition(".")[0] == country for each in vouched_for)


def _pin(found: Needs, texts: Texts, *, can_be_checked: bool) -> str:
    if not can_be_checked and found.pin is not Asked.NEVER:
        # The service would stand still at its first step, with the citizen's PIN already given.
        return texts.say(
            "The PIN is needed, and cannot be checked here: nobody who vouches for this country's "
            "cards is installed. Ask support to install them before you start, or use another way."
        )
    sentences = {
        Asked.ALWAYS: texts.say("The PIN is needed."),
        Asked.SOMETIMES: texts.say("The PIN is needed in some cases."),
        Asked.NEVER: "",
    }
    return sentences[found.pin]


def _fee(fee: FeeLine, texts: Texts) -> str:
    if fee.as_invoiced:
        return texts.say("{label}: the amount on the invoice", label=fee.label)
    if fee.amount is None:
        return fee.label  # the label of an unstated amount says what its source says
    if not fee.amount:
        return texts.say("{label}: free of charge", label=fee.label)
    return f"{fee.label}: {texts.money(fee.amount, fee.currency)}"


def _minutes(found: Needs, texts: Texts) -> str:
    if found.minutes is None:
        return ""
    return texts.count("About {number} minute", "About {number} minutes", found.minutes)


def _availability(found: Needs, texts: Texts) -> str:
    return texts.say("Availability at this spot is to be confirmed.") if found.to_confirm else ""
