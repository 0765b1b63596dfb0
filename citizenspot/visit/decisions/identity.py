"""Decisions on who the citizen is."""

from __future__ import annotations

from citizenspot.visit import commands as c
from citizenspot.visit import events as e
from citizenspot.visit import flow
from citizenspot.visit.decisions.around import Around, Decided, Giver
from citizenspot.visit.decisions.moving import Events, after, finish_step
from citizenspot.visit.proof_commands import GoOnWithSamePerson, ProveIdentity, ReportOtherCard
from citizenspot.visit.proof_events import IdentityProved, OtherCardSeen, OtherCardSettled
from citizenspot.visit.refusals import Refusal, Refused
from citizenspot.visit.state import Visit
from citizenspot.visit.words import Actor, Assurance
from services_catalog.definition import IdentifyStep


def offer_identity(
    visit: Visit, command: c.OfferIdentity, giver: Giver, _around: Around
) -> Decided:
    """Put an identity before the citizen; another person's mid-visit is not taken.

    A card of somebody else stops the visit and asks; a document of theirs is refused. A mediator
    vouches for a document that was looked at, and no more: what a card says comes from its reader.
    """
    if giver.actor is Actor.MEDIATOR and not Assurance.DOCUMENT_SEEN.reaches(command.assurance):
        return Refused(Refusal.NOT_YOURS)
    known = visit.identity
    if known is not None and not _same_person(known, command.identity):
        if giver.actor is not Actor.SYSTEM:
            return Refused(Refusal.OTHER_PERSON)
        return () if visit.other_card else (OtherCardSeen(),)
    if known is not None and not _adds(visit, command):
        return ()
    return (e.IdentityOffered(command.identity, command.assurance),)


def confirm_identity(visit: Visit, _: c.ConfirmIdentity, giver: Giver, around: Around) -> Decided:
    """Take the citizen's word that the identity offered is theirs; it may finish a step."""
    if visit.offered is None:
        return Refused(Refusal.NO_IDENTITY_OFFERED)
    confirmed: Events = (e.IdentityConfirmed(),)
    case = visit.case
    if case is None or not isinstance(case.current_step, IdentifyStep):
        return confirmed
    if not flow.identified_for(after(visit, confirmed, giver, around), case.current_step):
        return confirmed
    return finish_step(visit, case, confirmed, giver, around)


def prove_identity(visit: Visit, _: ProveIdentity, giver: Giver, around: Around) -> Decided:
    """Know the citizen as well as can be, by card and PIN; it may finish a step."""
    if visit.identity is None:
        return Refused(Refusal.IDENTIFY_FIRST)
    if visit.assurance is Assurance.CARD_AND_PIN:
        return ()
    proved: Events = (IdentityProved(),)
    case = visit.case
    if case is None or not isinstance(case.current_step, IdentifyStep):
        return proved
    if not flow.identified_for(after(visit, proved, giver, around), case.current_step):
        return proved
    return finish_step(visit, case, proved, giver, around)


def report_other_card(visit: Visit, _: ReportOtherCard, _giver: Giver, _around: Around) -> Decided:
    """Stop everything until the mediator has said who is here."""
    return () if visit.identity is None or visit.other_card else (OtherCardSeen(),)


def go_on_with_same_person(
    visit: Visit, _: GoOnWithSamePerson, _giver: Giver, _around: Around
) -> Decided:
    """Go on with the person the visit is for."""
    return (OtherCardSettled(),) if visit.other_card else ()


def reject_identity(visit: Visit, _: c.RejectIdentity, _giver: Giver, _around: Around) -> Decided:
    """Take the citizen's word that it is not."""
    if visit.offered is None:
        return Refused(Refusal.NO_IDENTITY_OFFERED)
    return (e.IdentityRejected(),)


def _same_person(known: c.Identity, offered: c.Identity) -> bool:
    """Compare by number where both have the same kind, else by name and birth date."""
    if known.number and known.number_kind == offered.number_kind:
        return known.number == offered.number
    return (
        known.birth_date == offered.birth_date
        and known.family_name.casefold() == offered.family_name.casefold()
    )


def _adds(visit: Visit, command: c.OfferIdentity) -> bool:
    """Say whether an identity is better known than the one the visit has."""
    return not visit.assurance.reaches(command.assurance)
