"""Why the desk's day says no: values, each with the sentence the mediator sees."""

from __future__ import annotations

from enum import Enum

from citizenspot.texts import _N


class DayRefusal(Enum):
    """The reasons for which the desk's day refuses a command."""

    NOT_SIGNED_IN = "not signed in"
    NOT_FOR_THIS_ROLE = "not for this role"
    NOT_SERVING = "not serving"
    WRONG_NAME_OR_PIN = "wrong name or PIN"
    WAIT = "wait"
    BLOCKED = "blocked"
    ONLY_AT_PROVIDER = "only at provider"
    PROVIDER_REFUSED = "provider refused"
    PROVIDER_DOWN = "provider down"
    CARD_UNKNOWN = "card unknown"
    CARD_TAKEN = "card taken"
    CARD_NOT_GENUINE = "card not genuine"
    PIN_LENGTH = "PIN length"
    PIN_GUESSED = "PIN guessed"
    PINS_DIFFER = "PINs differ"
    NAME_MISSING = "name missing"
    NAME_TAKEN = "name taken"
    NO_SUCH_ACCOUNT = "no such account"
    NO_SUCH_ROLE = "no such role"
    NOT_YOURSELF = "not yourself"
    ALREADY_SET_UP = "already set up"
    LAST_ADMINISTRATOR = "last administrator"
    DAY_OPEN = "day open"
    DAY_NOT_OPEN = "day not open"
    VISIT_OPEN = "visit open"
    NOT_AN_AMOUNT = "not an amount"
    NOT_A_COUNT = "not a count"
    REASON_MISSING = "reason missing"
    DIFFERENCE = "difference"
    TEXT_MISSING = "text missing"
    NO_SUCH_NOTE = "no such note"
    NO_QUEUE = "no queue"
    TICKET_HERE = "ticket here"
    NO_TICKET = "no ticket"
    TICKET_GONE = "ticket gone"
    NOBODY_WAITS = "nobody waits"
    QUEUE_UNREACHABLE = "queue unreachable"
    NO_SUCH_VISIT = "no such visit"
    NO_SUCH_RECEIPT = "no such receipt"
    VISIT_NOT_OVER = "visit not over"
    VISIT_FORGOTTEN = "visit forgotten"
    NO_LARGE_PRINTER = "no large printer"
    OWN_CARD_IN = "own card in"


SENTENCES = {
    DayRefusal.NOT_SIGNED_IN: _N("Nobody is signed in. Sign in first."),
    DayRefusal.NOT_FOR_THIS_ROLE: _N("Your role may not do this."),
    DayRefusal.NOT_SERVING: _N("Your role does not serve citizens at this desk."),
    DayRefusal.WRONG_NAME_OR_PIN: _N("Name or PIN is wrong. Type both again."),
    DayRefusal.WAIT: _N("Too many wrong PINs. Wait, and try again at the time shown."),
    DayRefusal.BLOCKED: _N(
        "This account is blocked after too many wrong PINs. A supervisor or administrator unlocks"
        " it."
    ),
    DayRefusal.ONLY_AT_PROVIDER: _N("This account signs in at the identity provider."),
    DayRefusal.PROVIDER_REFUSED: _N("The identity provider did not vouch for you. Ask why there."),
    DayRefusal.PROVIDER_DOWN: _N(
        "The identity provider cannot be reached. Sign in with name and PIN."
    ),
    DayRefusal.CARD_UNKNOWN: _N(
        "This card signs nobody in here. Sign in with your PIN, and keep your card under Your PIN."
    ),
    DayRefusal.CARD_TAKEN: _N("This card signs somebody else in already."),
    DayRefusal.CARD_NOT_GENUINE: _N(
        "This card was withdrawn, has expired or is not genuine. Sign in with your PIN."
    ),
    DayRefusal.PIN_LENGTH: _N("A PIN has 6 to 64 characters."),
    DayRefusal.PIN_GUESSED: _N("This PIN is easily guessed. Choose another."),
    DayRefusal.PINS_DIFFER: _N("The two PINs differ. Type the new one twice."),
    DayRefusal.NAME_MISSING: _N("Type the name."),
    DayRefusal.NAME_TAKEN: _N("Another account has this name. Add something to it."),
    DayRefusal.NO_SUCH_ACCOUNT: _N("There is no such account."),
    DayRefusal.NO_SUCH_ROLE: _N("There is no such role."),
    DayRefusal.NOT_YOURSELF: _N("Nobody changes their own rights. Ask another administrator."),
    DayRefusal.ALREADY_SET_UP: _N("This desk has its accounts already."),
    DayRefusal.LAST_ADMINISTRATOR: _N("This is the only administrator. Make another first."),
    DayRefusal.DAY_OPEN: _N("The desk is open already."),
    DayRefusal.DAY_NOT_OPEN: _N("The desk is not open. Open it first."),
    DayRefusal.VISIT_OPEN: _N("A visit is open. End it or park it first."),
    DayRefusal.NOT_AN_AMOUNT: _N("This is no amount. Type it as 50 or 12,50."),
    DayRefusal.NOT_A_COUNT: _N("This is no count. Type a whole number."),
    DayRefusal.REASON_MISSING: _N("Write why."),
    DayRefusal.DIFFERENCE: _N(
        "What was counted is not what should be there. Count again, or write why."
    ),
    DayRefusal.TEXT_MISSING: _N("Nothing is written yet."),
    DayRefusal.NO_SUCH_NOTE: _N("Someone has taken this note already."),
    DayRefusal.NO_QUEUE: _N("This desk has no queue. The administrator sets one up."),
    DayRefusal.TICKET_HERE: _N(
        "A ticket is called already. Serve it, hold it, or say it is absent."
    ),
    DayRefusal.NO_TICKET: _N("No ticket is called."),
    DayRefusal.TICKET_GONE: _N("Another desk has called this ticket."),
    DayRefusal.NOBODY_WAITS: _N("Nobody waits."),
    DayRefusal.QUEUE_UNREACHABLE: _N("The queue cannot be reached. Open the visit without it."),
    DayRefusal.NO_SUCH_RECEIPT: _N(
        "No visit of this desk has this receipt or reference. Look at the desk it names."
    ),
    DayRefusal.NO_SUCH_VISIT: _N("There is no such visit."),
    DayRefusal.VISIT_NOT_OVER: _N("This visit is not over."),
    DayRefusal.VISIT_FORGOTTEN: _N("This visit was erased. Nothing of it can be read."),
    DayRefusal.NO_LARGE_PRINTER: _N(
        "This desk has no printer for A4, so it cannot be printed here. The administrator writes it"
        " to a folder with `citizenspot journal subject-access`."
    ),
    DayRefusal.OWN_CARD_IN: _N(
        "Your own card is still in the reader. Take it out, so that the citizen's can be read."
    ),
}
