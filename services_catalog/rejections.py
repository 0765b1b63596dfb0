"""Why a typed answer is not accepted, and the sentence that says so to the person who typed.

The sentences are English message ids; a screen translates them and fills in `{allowed}`.
"""

from __future__ import annotations

from enum import Enum


class RejectionReason(Enum):
    """What is wrong with what was typed."""

    MISSING = "missing"
    HIDDEN_CHARACTER = "hidden character"
    TOO_LONG = "too long"
    TOO_SHORT = "too short"
    NOT_AN_OPTION = "not an option"
    NOT_YES_OR_NO = "not yes or no"
    NOT_A_DATE = "not a date"
    YEAR_UNCLEAR = "year unclear"
    NOT_A_NUMBER = "not a number"
    NOT_A_WHOLE_NUMBER = "not a whole number"
    NUMBER_UNCLEAR = "number unclear"
    TOO_LOW = "too low"
    TOO_HIGH = "too high"
    NOT_AN_AMOUNT = "not an amount"
    NOT_DIGITS = "not digits"
    NOT_A_PHONE = "not a phone number"
    NOT_AN_EMAIL = "not an e-mail address"
    NOT_A_POSTAL_CODE = "not a postal code"
    NOT_A_NIF = "not a NIF"
    NOT_A_NISS = "not a NISS"
    NOT_A_CC = "not a card number"
    NOT_AN_IBAN = "not an IBAN"
    NOT_A_PLATE = "not a number plate"
    NOT_THE_PATTERN = "not the pattern"


def _N(sentence: str) -> str:  # noqa: N802 - gettext's own name for a marked sentence
    """Mark a sentence for translation where it stands, and return it unchanged."""
    return sentence


_SENTENCES: dict[RejectionReason, str] = {
    RejectionReason.MISSING: _N("This is needed."),
    RejectionReason.HIDDEN_CHARACTER: _N(
        "The text holds a character that cannot be seen ({allowed}). Please type it again."
    ),
    RejectionReason.TOO_LONG: _N("This is too long: at most {allowed} characters."),
    RejectionReason.TOO_SHORT: _N("This is too short: at least {allowed} characters."),
    RejectionReason.NOT_AN_OPTION: _N("Choose one of the answers shown."),
    RejectionReason.NOT_YES_OR_NO: _N("Answer yes or no."),
    RejectionReason.NOT_A_DATE: _N("This is not a date. Write day, month and year: {allowed}."),
    RejectionReason.YEAR_UNCLEAR: _N("Write the year with four digits: {allowed}."),
    RejectionReason.NOT_A_NUMBER: _N("This is not a number. Write it like this: {allowed}."),
    RejectionReason.NOT_A_WHOLE_NUMBER: _N("Write a whole number, without decimals."),
    RejectionReason.NUMBER_UNCLEAR: _N("This can be read in two ways: {allowed}. Which one is it?"),
    RejectionReason.TOO_LOW: _N("This is too low: at least {allowed}."),
    RejectionReason.TOO_HIGH: _N("This is too high: at most {allowed}."),
    RejectionReason.NOT_AN_AMOUNT: _N(
        "This is not an amount of money. Write it like this: {allowed}."
    ),
    RejectionReason.NOT_DIGITS: _N("Write digits only."),
    RejectionReason.NOT_A_PHONE: _N(
        "This number cannot be called. Check it, and add the country code if it is not"
        " Portuguese: {allowed}."
    ),
    RejectionReason.NOT_AN_EMAIL: _N("This is not an e-mail address. It looks like {allowed}."),
    RejectionReason.NOT_A_POSTAL_CODE: _N(
        "This is not a postal code. It has four digits and three more: {allowed}."
    ),
    RejectionReason.NOT_A_NIF: _N(
        "This is not a tax number (NIF). It has {allowed} digits; please check each one."
    ),
    RejectionReason.NOT_A_NISS: _N(
        "This is not a social security number (NISS). It has {allowed} digits; please check"
        " each one."
    ),
    RejectionReason.NOT_A_CC: _N(
        "This is not a Cartão de Cidadão number. It looks like {allowed}; please check each one."
    ),
    RejectionReason.NOT_AN_IBAN: _N(
        "This is not an IBAN. It begins with two letters, such as {allowed}; please check each one."
    ),
    RejectionReason.NOT_A_PLATE: _N("This is not a Portuguese number plate, such as {allowed}."),
    RejectionReason.NOT_THE_PATTERN: _N("This does not look right. Please check it."),
}


def sentence(reason: RejectionReason) -> str:
    """Return the English message id for a reason, with `{allowed}` where it has one."""
    return _SENTENCES[reason]
