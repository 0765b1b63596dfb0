"""Why a rule says no: values, each with the sentence its reader sees and the next act."""

from __future__ import annotations

from enum import Enum

import msgspec

from citizenspot.texts import _N


class Refusal(Enum):
    """The reasons for which the visit refuses a command."""

    NOT_YOURS = "not yours"
    NO_VISIT = "no visit"
    VISIT_OPEN = "visit open"
    VISIT_ENDED = "visit ended"
    VISIT_PARKED = "visit parked"
    NOT_PARKED = "not parked"
    BEGIN_FIRST = "begin first"
    STOPPED = "stopped"
    NOT_STOPPED = "not stopped"
    SCREEN_GONE = "screen gone"
    NO_SUCH_CASE = "no such case"
    CASE_ENDED = "case ended"
    NO_SUCH_SERVICE = "no such service"
    MOVED_ON = "moved on"
    NOT_ASKED_NOW = "not asked now"
    CITIZENS_FIELD = "citizen's field"
    MEDIATORS_FIELD = "mediator's field"
    CITIZEN_HAS_THE_HAND = "citizen has the hand"
    MEDIATOR_HAS_THE_HAND = "mediator has the hand"
    ANSWER_REJECTED = "answer rejected"
    ANSWER_MISSING = "answer missing"
    IDENTIFY_FIRST = "identify first"
    MORE_ASSURANCE = "more assurance"
    NO_IDENTITY_OFFERED = "no identity offered"
    OTHER_PERSON = "other person"
    NOT_ELIGIBLE = "not eligible"
    PAPERS_OPEN = "papers open"
    PAPERS_MISSING = "papers missing"
    CITIZEN_DECIDES = "citizen decides"
    CONSENT_NEEDED = "consent needed"
    CHECK_FIRST = "check first"
    PAY_FIRST = "pay first"
    ALREADY_PAID = "already paid"
    PAID_NOT_SENT = "paid, not sent"
    FEE_NOT_KNOWN = "fee not known"
    SIGN_FIRST = "sign first"
    EMPTY_SIGNATURE = "empty signature"
    SEND_FIRST = "send first"
    ALREADY_SENT = "already sent"
    NOTHING_TO_SETTLE = "nothing to settle"
    REFERENCE_NEEDED = "reference needed"
    RECEIPT_FIRST = "receipt first"
    NOT_OPTIONAL = "not optional"
    NOTHING_BEFORE = "nothing before"
    CASES_OPEN = "cases open"
    NOT_SAID_GOODBYE = "not said goodbye"
    REASON_NEEDED = "reason needed"
    WRONG_OUTCOME = "wrong outcome"
    NOTHING_NEWER = "nothing newer"
    DOCUMENTS_TOO_LARGE = "documents too large"
    ORIGINALS_HERE = "originals here"


class Refused(msgspec.Struct, frozen=True):
    """A command refused by a rule; `field` names the field it is about, if any."""

    reason: Refusal
    field: str = ""


SENTENCES = {
    Refusal.NOT_YOURS: _N("This act belongs to the other screen."),
    Refusal.NO_VISIT: _N("No visit is open. Open one first."),
    Refusal.VISIT_OPEN: _N("A visit is open. End it or park it first."),
    Refusal.VISIT_ENDED: _N("This visit has ended."),
    Refusal.VISIT_PARKED: _N("This visit is parked. Resume it first."),
    Refusal.NOT_PARKED: _N("This visit is not parked."),
    Refusal.BEGIN_FIRST: _N("Choose the language and begin first."),
    Refusal.STOPPED: _N("The citizen stopped. It goes on when the citizen says so."),
    Refusal.NOT_STOPPED: _N("Nothing is stopped."),
    Refusal.SCREEN_GONE: _N("The citizen's screen is gone. Plug it in, and the visit goes on."),
    Refusal.NO_SUCH_CASE: _N("This case is not in the visit. Choose one from the list."),
    Refusal.CASE_ENDED: _N("This case has ended. Start the service again if it is needed."),
    Refusal.NO_SUCH_SERVICE: _N("This service is not in the catalogue. Choose another."),
    Refusal.MOVED_ON: _N("The visit has moved on. Look at the page that is shown now."),
    Refusal.NOT_ASKED_NOW: _N("This is not asked on this page. Use Change in the check."),
    Refusal.CITIZENS_FIELD: _N("Only the citizen answers this. Hand over with F7."),
    Refusal.MEDIATORS_FIELD: _N("The mediator fills this in."),
    Refusal.CITIZEN_HAS_THE_HAND: _N("The citizen is writing. Take back with F8 first."),
    Refusal.MEDIATOR_HAS_THE_HAND: _N("The mediator is writing now. Ask for your turn."),
    Refusal.ANSWER_REJECTED: _N("There is a problem with this answer."),
    Refusal.ANSWER_MISSING: _N("This answer is missing."),
    Refusal.IDENTIFY_FIRST: _N("We need to know who you are first."),
    Refusal.MORE_ASSURANCE: _N("This service needs a card. Put the card into the reader."),
    Refusal.NO_IDENTITY_OFFERED: _N("No identity waits for an answer."),
    Refusal.OTHER_PERSON: _N(
        "This is the card of another person. End this visit before you serve them."
    ),
    Refusal.NOT_ELIGIBLE: _N("This service cannot be given here. Close the case with its reason."),
    Refusal.PAPERS_OPEN: _N("Say of each paper whether it is here."),
    Refusal.PAPERS_MISSING: _N("A paper is missing. Park the visit, or close the case."),
    Refusal.CITIZEN_DECIDES: _N("The citizen decides this, on the citizen's screen."),
    Refusal.CONSENT_NEEDED: _N("Without this agreement the service cannot go on."),
    Refusal.CHECK_FIRST: _N("The answers have to be checked first."),
    Refusal.PAY_FIRST: _N("The fee has to be paid first."),
    Refusal.ALREADY_PAID: _N("The fee is paid. This cannot be undone here."),
    Refusal.PAID_NOT_SENT: _N("The fee is paid. Write in the note what becomes of the money."),
    Refusal.FEE_NOT_KNOWN: _N("The fee is not known yet. Answer the questions before it."),
    Refusal.SIGN_FIRST: _N("The signature is missing."),
    Refusal.EMPTY_SIGNATURE: _N("Nothing is drawn yet. Draw your signature in the box."),
    Refusal.SEND_FIRST: _N("The request has to be sent first."),
    Refusal.ALREADY_SENT: _N("The request is sent. This cannot be undone here."),
    Refusal.NOTHING_TO_SETTLE: _N("No answer is open for this request."),
    Refusal.REFERENCE_NEEDED: _N("Write the provider's reference."),
    Refusal.RECEIPT_FIRST: _N("Give the receipt first."),
    Refusal.NOT_OPTIONAL: _N("This step cannot be left out."),
    Refusal.NOTHING_BEFORE: _N("This is the first page."),
    Refusal.CASES_OPEN: _N("A case is still open. Finish it, or close it with a reason."),
    Refusal.NOT_SAID_GOODBYE: _N("Say goodbye first."),
    Refusal.REASON_NEEDED: _N("Say why you do this for the citizen."),
    Refusal.WRONG_OUTCOME: _N("A case cannot be closed with this reason."),
    Refusal.DOCUMENTS_TOO_LARGE: _N("The documents are too large together to be sent."),
    Refusal.ORIGINALS_HERE: _N("Hand the originals back first, and say so."),
    Refusal.NOTHING_NEWER: _N("There is no newer version of this service."),
}
