"""Makes plain text of what other catalogues hold: markup, entities, unseen characters, addresses.

Nothing is shown raw: what is taken out or turned into words is counted, so that an import can
say what it did.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from html.parser import HTMLParser

PERSON_REMOVED = "[…]"
"""What stands where the e-mail address of a person stood."""

_BLOCKS = frozenset({"p", "br", "li", "ul", "ol", "div", "tr", "table", "h1", "h2", "h3", "h4"})
_DROPPED = frozenset({"script", "style"})
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_ENTITY = re.compile(r"&(#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
_LINK = re.compile(r"\[([^\[\]]{1,500})\]\(\s*<?([^()\s<>]{1,2000})>?[^()]{0,200}\)")
_EMPHASIS = re.compile(
    r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1|(?<![\w*])\*(?=\S)([^*\n]{1,500})\*(?![\w*])"
)
_MARKS = re.compile(r"^[ \t]*(#{1,6}|[*+-]|>)[ \t]+", re.MULTILINE)
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_PERSONAL = re.compile(r"[a-zà-ÿ]{3,}[._][a-zà-ÿ]{3,}")
_FREE_MAIL = ("gmail.", "hotmail.", "yahoo.", "outlook.", "bol.", "uol.", "terra.", "live.")
_OFFICES = frozenset(
    [
        "atendimento",
        "suporte",
        "central",
        "sistema",
        "gabinete",
        "ouvidoria",
        "contato",
        "faleconosco",
        "servico",
        "servicos",
        "coordenacao",
        "divisao",
        "secretaria",
        "departamento",
        "setor",
        "protocolo",
        "cadastro",
        "registro",
        "licitacao",
        "apoio",
        "ajuda",
        "helpdesk",
        "service",
        "support",
        "info",
        "office",
        "fale",
        "dados",
        "gestao",
        "credito",
        "comunicacao",
        "nucleo",
        "comissao",
        "programa",
        "projeto",
        "consulado",
        "embaixada",
    ]
)
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[\n ]*")


class Found(Counter[str]):
    """How often each sort of mess was met: what it is, and how often."""


def clean(text: str, found: Found, *, lines: bool = True) -> str:
    """Return the plain words of a text; what was taken out is counted in `found`.

    With `lines` paragraphs stay lines of their own; without, all is one line.
    """
    words = _without_markup(unicodedata.normalize("NFC", text), found)
    words = _without_persons(words, found)
    words = _visible(words, found)
    words = _LINES.sub("\n", _SPACES.sub(" ", words)).strip()
    return words if lines else " ".join(words.split())


def link_in(text: str) -> str:
    """Return the first web address in a text, empty where there is none."""
    match = re.search(r"https?://[^\s<>\"'()\[\]]+", html.unescape(text))
    return match[0].rstrip(".,;") if match else ""


def _without_markup(text: str, found: Found) -> str:
    """Return the text without tags, entities and Markdown, also where they were escaped twice."""
    for _ in range(3):
        if _ENTITY.search(text):
            found["entities"] += 1
            text = html.unescape(text)
        if not _TAG.search(text):
            break
        found["HTML"] += 1
        text = _of_html(text)
    if _LINK.search(text) or _EMPHASIS.search(text):
        found["Markdown"] += 1
    text = _LINK.sub(lambda link: _said(link[1], link[2]), text)
    text = _EMPHASIS.sub(lambda match: match[2] or match[3], text)
    return _MARKS.sub("", text)


def _said(words: str, address: str) -> str:
    return words if words.strip() == address.strip() else f"{words} ({address})"


class _Words(HTMLParser):
    """Collects the words of HTML; a block begins a line, a link keeps its address."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._dropped = 0
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._dropped += tag in _DROPPED
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "a":
            self._address = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        self._dropped = max(0, self._dropped - (tag in _DROPPED))
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "a" and self._address.startswith("http"):
            if self._address not in "".join(self.parts[-2:]):
                self.parts.append(f" ({self._address})")
            self._address = ""

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self.parts.append(data)


def _of_html(text: str) -> str:
    reader = _Words()
    reader.feed(text)
    reader.close()
    return _TAG.sub(" ", "".join(reader.parts))


def _without_persons(text: str, found: Found) -> str:
    def said(match: re.Match[str]) -> str:
        if not _is_a_persons(match[0]):
            return match[0]
        found["e-mail addresses of persons"] += 1
        return PERSON_REMOVED

    return _EMAIL.sub(said, text)


def _is_a_persons(address: str) -> bool:
    """Say whether an address seems to be a person's: a name with a dot, or at a free mail host."""
    local, _, domain = address.lower().partition("@")
    named = bool(_PERSONAL.fullmatch(local)) and not _OFFICES & set(re.split(r"[._]", local))
    return named or domain.startswith(_FREE_MAIL)


def _visible(text: str, found: Found) -> str:
    """Return the text without characters that are not seen; line breaks stay."""
    kept = []
    for character in text:
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs"):
            kept.append(" " if unicodedata.category(character) == "Zs" else character)
        else:
            found["characters that cannot be seen"] += 1
            kept.append("\n" if character in "\r\u2028\u2029" else "")
    return "".join(kept)
