"""Decisions on the two screens: the hand, the cover, stopping, asking, a screen that is gone."""

from __future__ import annotations

from citizenspot.visit import events as e
from citizenspot.visit.decisions.around import Around, Decided, Giver
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.screen_commands import (
    AskToExplain,
    Cover,
    Explained,
    GoOn,
    HandOver,
    ReportScreen,
    Stop,
    TakeBack,
    Uncover,
)
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Actor


def hand_over(visit: Visit, _: HandOver, _giver: Giver, _around: Around) -> Decided:
    """Let the citizen type."""
    return () if visit.hand is Actor.CITIZEN else (e.HandedOver(Actor.CITIZEN),)


def take_back(visit: Visit, _: TakeBack, _giver: Giver, _around: Around) -> Decided:
    """Let the mediator type."""
    return () if visit.hand is Actor.MEDIATOR else (e.HandedOver(Actor.MEDIATOR),)


def cover(visit: Visit, _: Cover, _giver: Giver, _around: Around) -> Decided:
    """Cover screen 2."""
    return () if visit.covered else (e.ScreenCovered(),)


def uncover(visit: Visit, _: Uncover, _giver: Giver, _around: Around) -> Decided:
    """Uncover screen 2."""
    return (e.ScreenUncovered(),) if visit.covered else ()


def stop(visit: Visit, _: Stop, _giver: Giver, _around: Around) -> Decided:
    """Stop everything, at the citizen's word."""
    return () if visit.stopped else (e.Stopped(),)


def go_on(visit: Visit, _: GoOn, _giver: Giver, _around: Around) -> Decided:
    """Go on after a stop, at the citizen's word."""
    return (e.WentOn(),) if visit.stopped else Refused(Refusal.NOT_STOPPED)


def ask_to_explain(visit: Visit, _: AskToExplain, _giver: Giver, _around: Around) -> Decided:
    """Raise the citizen's hand."""
    return () if visit.hand_raised else (e.HandRaised(),)


def explained(visit: Visit, _: Explained, _giver: Giver, _around: Around) -> Decided:
    """Lower it once the step was explained."""
    return (e.HandLowered(),) if visit.hand_raised else ()


def report_screen(visit: Visit, command: ReportScreen, _giver: Giver, _around: Around) -> Decided:
    """Pause while the citizen's screen is gone, and resume when it is back."""
    if command.present:
        return (e.Unpaused(),) if visit.paused else ()
    return () if visit.paused else (e.Paused(),)
