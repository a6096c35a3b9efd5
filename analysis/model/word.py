"""A word of a controlled list, with its meaning."""

from enum import StrEnum


class Word(StrEnum):
    """A word of a controlled list."""

    _value_: str
    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> "Word":
        """The member that is the word."""
        member = str.__new__(cls, word)
        member._value_, member.meaning = word, meaning
        return member
