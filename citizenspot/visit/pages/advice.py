"""What usually goes wrong in a kind of step, and what helps: for the mediator, under F1.

From what counters report (facts of the counter, sections 2 and 4e): inactive PINs, expired cards,
letters left at home, services that are down, and forms filled in for others.
"""

from __future__ import annotations

from citizenspot.texts import _N

ADVICE_FOR_DESK: dict[str, tuple[str, ...]] = {
    "identify": (
        _N("The card is upside down or dirty: chip up and forward, wipe it, try again."),
        _N("The card has expired or is another person's: look at the date and the photograph."),
    ),
    "consent": (
        _N("The citizen agrees without reading: say in your own words what is read and why."),
    ),
    "question": (
        _N("The citizen guesses: ask for the paper it stands on, or skip what may be skipped."),
    ),
    "form": (
        _N("Copied wrongly from the old paper: read it aloud together, figure by figure."),
        _N("The telephone is someone else's: codes and letters then reach the wrong person."),
    ),
    "documents": (
        _N("A paper is at home: park the visit with a note, and say until when it is kept."),
        _N("A code came by letter and was left at home: nothing here can replace it."),
    ),
    "review": (_N("Names and dates are passed over: point at each row and wait for the yes."),),
    "payment": (
        _N("The terminal said yes and the receipt did not print: look before you charge again."),
        _N("A reference is typed from memory: scan it, or read it back."),
    ),
    "sign": (
        _N("The hand trembles or the screen does not answer: any mark will do, or assist it."),
    ),
    "submit": (_N("The provider does not answer: the request is kept, and goes out by itself."),),
    "receipt": (
        _N("The printer is out of paper: show the code on screen 2, print later with F12."),
    ),
    "teach": (_N("Showing too much at once: one thing that works at home is enough."),),
    "feedback": (_N("The citizen asks you what to press: turn away and let them."),),
}
"""By the kind of step, as definitions name it."""


def advice_for(kind: str) -> tuple[str, ...]:
    """Return what usually goes wrong in steps of a kind."""
    return ADVICE_FOR_DESK.get(kind, ())
