"""The program's own sentences in other languages, and how they are gathered from the code.

`python -m citizenspot.locale` brings the template and every catalogue up to date.
"""
