"""The proof by tampering: whatever an insider does to a journal, the verification names it.

`python -m tests.proofs.tampering [EVENTS POSITIONS]` does each kind of it to a journal, then
changes single bytes: of the file, as who has no key can, and of the stored values, as who has the
file's key can. Changes far enough apart are made together, and each has to be found by itself.
"""

import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from time import perf_counter

from citizenspot.journal import database
from citizenspot.journal.chain import body_digest, canonical, link
from citizenspot.journal.database import Database
from citizenspot.journal.entries import Head
from citizenspot.journal.findings import Finding, Problem
from citizenspot.journal.keys import ReceiptSigner
from citizenspot.journal.schema import EventRow
from citizenspot.journal.sealing import Sealed
from citizenspot.journal.signed_heads import VISIT_ENDED, HeadSigner, SignedHead
from citizenspot.journal.sql_journal import SqlJournal
from citizenspot.journal.verification import verify
from tests.journal.insider import look, tamper
from tests.journal.made_up import DESK, KEYS, event, receipt

EVENTS, POSITIONS = 10_000, 20_000
EVENTS_OF_A_VISIT = 20
PAGE = 4096
APART = 4
"""Rows between two changes made together: what follows from one does not reach the next."""

COLUMNS = ("visit", "kind", "actor", "at", "key_id", "nonce", "ciphertext", "digest", "hash")


def made(folder: Path, events: int) -> Sequence[SignedHead]:
    """Make a journal of so many events, and return its signed heads, as a witness keeps them."""
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        for visit in range(events // EVENTS_OF_A_VISIT):
            told = [event() for _ in range(EVENTS_OF_A_VISIT - 1)]
            told.append(receipt(journal.next_number("receipts")))
            journal.append(f"visit-{visit}", told, ends_visit=True)
        return journal.signed_heads()


def edit(folder: Path) -> None:
    tamper(folder, "UPDATE events SET actor = 'mediator' WHERE position = 30")


def delete(folder: Path) -> None:
    tamper(folder, "DELETE FROM events WHERE position = 30")


def swap(folder: Path) -> None:
    moves = ((-1, 30), (30, 31), (31, -1))
    tamper(
        folder,
        *(f"UPDATE events SET position = {to} WHERE position = {of}" for to, of in moves),  # noqa: S608
    )


def cut_tail(folder: Path) -> None:
    tamper(
        folder,
        "DELETE FROM events WHERE position > 40",
        "DELETE FROM visits WHERE first > 40",
        "DELETE FROM stretches WHERE first > 40",
        "DELETE FROM heads WHERE position > 40",
    )


def cut_tail_leaving_heads(folder: Path) -> None:
    tamper(folder, "DELETE FROM events WHERE position > 40")


def rewrite(folder: Path) -> None:
    """Change event 25 and hash everything after it anew."""
    rows = [EventRow._make(row) for row in look(folder, "SELECT * FROM events ORDER BY position")]
    previous = rows[23].hash
    for row in rows[24:]:
        forged = row._replace(actor="mediator") if row.position == 25 else row
        previous = link(previous, canonical(forged.header(DESK)), body_digest(sealed(forged)))
        tamper(
            folder,
            "UPDATE events SET actor = ?, hash = ? WHERE position = ?",
            values=(forged.actor, previous, row.position),
        )


def sealed(row: EventRow) -> Sealed:
    found = row.sealed()
    assert found
    return found


def rewrite_and_sign(folder: Path) -> None:
    """The same, and sign the new heads with another key."""
    rewrite(folder)
    [(genesis,)] = look(folder, "SELECT genesis FROM identity")
    assert isinstance(genesis, bytes)
    other = ReceiptSigner(bytes(32))
    signer = HeadSigner(other.sign, other.public_key(), DESK, genesis)
    for position, at in look(folder, "SELECT position, at FROM heads WHERE position > 24"):
        [(hash_,)] = look(folder, f"SELECT hash FROM events WHERE position = {position}")  # noqa: S608
        assert isinstance(hash_, bytes)
        forged = signer.row(Head(int(str(position)), hash_), int(str(at)), VISIT_ENDED)
        tamper(folder, "REPLACE INTO heads VALUES (?, ?, ?, ?, ?, ?)", values=forged)


def remove_a_body(folder: Path) -> None:
    tamper(folder, "UPDATE events SET nonce = NULL, ciphertext = NULL WHERE position = 30")


def remove_a_key(folder: Path) -> None:
    tamper(folder, "UPDATE visits SET nonce = NULL, wrapped = NULL WHERE visit = 'visit-2'")


def go_on_elsewhere(folder: Path) -> None:
    """Go on from an earlier image, as a second machine would."""
    cut_tail(folder)
    with closing(SqlJournal.open(folder, KEYS, DESK)) as journal:
        journal.append("visit-of-another", [event()] * EVENTS_OF_A_VISIT, ends_visit=True)


CLASSES: dict[str, Callable[[Path], None]] = {
    "an event edited": edit,
    "an event deleted": delete,
    "two events swapped": swap,
    "the tail cut, its heads left": cut_tail_leaving_heads,
    "the tail cut with its heads (an older image)": cut_tail,
    "the chain rewritten": rewrite,
    "the chain rewritten and signed with another key": rewrite_and_sign,
    "a body silently removed": remove_a_body,
    "a visit's key silently destroyed": remove_a_key,
    "a clone that went on": go_on_elsewhere,
}


def classes_found(folder: Path, witnessed: Sequence[SignedHead]) -> Iterator[tuple[str, bool]]:
    """Do each kind of tampering to a copy, and say whether it was found."""
    for name, act in CLASSES.items():
        copy = Path(shutil.copytree(folder, folder.with_name("copy")))
        act(copy)
        yield name, not verify(copy, KEYS, witnessed=witnessed).sound
        shutil.rmtree(copy)


def bytes_of_file_missed(folder: Path, positions: int) -> int:
    """Change single bytes, spread evenly over the file, and count those that were not found."""
    file = folder / database.FILE
    whole = file.read_bytes()
    places = (len(whole) * n // positions for n in range(positions))
    missed = sum(missed_of(folder, whole, turn) for turn in turns(places))
    file.write_bytes(whole)
    return missed


def missed_of(folder: Path, whole: bytes, places: Sequence[int]) -> int:
    """Change bytes of different pages together, and count those of pages that are not named.

    Where a page that everything hangs on is among them, no other can be read: what was not named
    together is changed again, alone.
    """
    changed = bytearray(whole)
    for place in places:
        changed[place] ^= 1 + place % 255
    (folder / database.FILE).write_bytes(changed)
    findings = verify(folder, KEYS).findings
    if len(places) == 1:
        return int(all(each.problem is not Problem.DAMAGED for each in findings))
    unnamed = [p for p in places if not any(names(each, p // PAGE + 1) for each in findings)]
    return sum(missed_of(folder, whole, [place]) for place in unnamed)


def turns(places: Iterable[int]) -> Iterator[list[int]]:
    """Yield places to change together, each in another page."""
    of_page: dict[int, list[int]] = {}
    for place in places:
        of_page.setdefault(place // PAGE, []).append(place)
    # The first two pages are needed to open the file: nothing else is told while they are changed.
    for page in (0, 1):
        yield from ([place] for place in of_page.pop(page, []))
    while of_page:
        yield [places.pop() for places in of_page.values()]
        of_page = {page: left for page, left in of_page.items() if left}


def names(finding: Finding, page: int) -> bool:
    return finding.problem is Problem.DAMAGED and finding.what.endswith(f" page {page}")


def values_missed(folder: Path, positions: int) -> int:
    """Change single bytes of stored values, spread evenly, and count those that were not found."""
    chance = random.Random(7)  # noqa: S311 - the same changes in each run, no secret
    last = int(str(look(folder, "SELECT max(position) FROM events")[0][0]))
    missed = done = start = 0
    while done < positions:
        rows = range(1 + start % APART, last + 1, APART)
        chosen = {row: COLUMNS[(row // APART + start) % len(COLUMNS)] for row in rows}
        chosen = dict(list(chosen.items())[: positions - done])
        before = changed_values(folder, chosen, chance)
        found = {each.position for each in verify(folder, KEYS).findings}
        missed += sum(row not in found for row in chosen)
        put_back(folder, before)
        done += len(chosen)
        start += 1
    assert verify(folder, KEYS).sound
    return missed


def changed_values(
    folder: Path, chosen: dict[int, str], chance: random.Random
) -> list[tuple[str, object, int]]:
    """Change a byte of the chosen column of each row, and return what stood there."""
    key = KEYS.workstation_key().database_key()
    before = []
    with Database(folder / database.FILE, key) as opened:
        opened._cursor.execute("BEGIN")
        for row, column in chosen.items():
            query = f"SELECT {column} FROM events WHERE position = {row}"  # noqa: S608 - made here
            value = opened.rows(query)[0][0]
            before.append((column, value, row))
            update = f"UPDATE events SET {column} = ? WHERE position = ?"  # noqa: S608 - made here
            opened._cursor.execute(update, (other(value, chance), row))
        opened._cursor.execute("COMMIT")
    return before


def put_back(folder: Path, before: Sequence[tuple[str, object, int]]) -> None:
    key = KEYS.workstation_key().database_key()
    with Database(folder / database.FILE, key) as opened:
        opened._cursor.execute("BEGIN")
        for column, value, row in before:
            update = f"UPDATE events SET {column} = ? WHERE position = ?"  # noqa: S608 - made here
            opened._cursor.execute(update, (value, row))
        opened._cursor.execute("COMMIT")


def other(value: object, chance: random.Random) -> object:
    """Return a value that differs in one byte."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(40))
    content = bytearray(value.encode() if isinstance(value, str) else bytes(value))  # type: ignore[call-overload]
    content[chance.randrange(len(content))] ^= 1
    return content.decode() if isinstance(value, str) else bytes(content)


def main(events: int, positions: int) -> int:
    """Print what was found; return 0 if everything was."""
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name) / "small", Path(name) / "large"
        kinds = list(classes_found(small, made(small, 200)))
        made(large, events)
        of_file = bytes_of_file_missed(large, positions)
        of_values = values_missed(large, positions)
    for kind, found in kinds:
        print(f"{kind}: {'found' if found else 'MISSED'}")  # noqa: T201 - run for its figures
    print(  # noqa: T201 - as above
        f"single bytes of a journal of {events} events: {of_file} of {positions} missed in the "
        f"file, {of_values} of {positions} in its values; {perf_counter() - begun:.0f} s"
    )
    return 0 if all(found for _, found in kinds) and not of_file and not of_values else 1


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:3]]
    sys.exit(main(*asked) if len(asked) == 2 else main(EVENTS, POSITIONS))
