"""All targets; another one is one more line in the file of its subject."""

from tests.fuzz.targets.answers import ANSWERS
from tests.fuzz.targets.certificates import CERTIFICATES
from tests.fuzz.targets.files import FILES
from tests.fuzz.targets.images import IMAGES
from tests.fuzz.targets.journal_files import JOURNALS
from tests.fuzz.targets.strangers import STRANGERS
from tests.fuzz.targets.target import Target
from tests.fuzz.targets.words import WORDS

TARGETS: tuple[Target, ...] = (
    *ANSWERS,
    *FILES,
    *CERTIFICATES,
    *IMAGES,
    *WORDS,
    *STRANGERS,
    *JOURNALS,
)
