"""What an agent may choose, as one table.

Each field of ``Preferences`` states its default, the values it takes and how the dialog shows it. The settings file,
the exchange file and the dialog are made from this table: a new preference is one more field here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final, Generic, TypeVar

from helpdesk_app.config.language import LANGUAGES
from helpdesk_app.config.note_template import placeholders
from helpdesk_app.config.policy import Policy

_RENAMED_ACTIONS: Final = {"export": "export_new", "lift": "clear_topics", "script": "read_aloud"}
"""Old name of an action -> its present one, for the shortcuts in an older file."""

_T = TypeVar("_T")


class Kind(Generic[_T]):
    """The values that a preference takes, and how JSON holds them."""

    def decode(self, value: object) -> _T:
        """Return the preference that the JSON value ``value`` encodes.

        Raises:
            ValueError: It encodes none.
        """
        raise NotImplementedError

    def encode(self, value: _T) -> object:
        """Return ``value`` as a JSON value."""
        return value


class Flag(Kind[bool]):
    """Yes or no."""

    def decode(self, value: object) -> bool:
        """Return ``value`` if it is a boolean."""
        if not isinstance(value, bool):
            raise ValueError("not true or false")  # noqa: TRY004 -- one error for every value that is not valid
        return value


class GlobalFlag(Flag):
    """Yes or no, where the system has keys that work in any program."""


class OneOf(Kind[str]):
    """One of several texts, or the empty one for none of them.

    Args:
        names: Value -> its name in the dialog.
        none: The name of the empty value, a source text of ``PreferencesDialog``.
    """

    def __init__(self, names: Mapping[str, str], none: str) -> None:
        self.names = names
        self.none = none

    def decode(self, value: object) -> str:
        """Return ``value`` if it is one of the texts."""
        if not isinstance(value, str) or (value and value not in self.names):
            raise ValueError("not one of the choices")
        return value


class GlobalKey(Kind[str]):
    """A key sequence in Qt's portable text that works in any program; empty for none."""

    def decode(self, value: object) -> str:
        """Return ``value`` if it is a text."""
        return _text(value)


class NoteTemplate(Kind[str]):
    """The template of a ticket note; empty for the one that the program proposes."""

    def decode(self, value: object) -> str:
        """Return ``value`` if it is a text in which every placeholder has a meaning."""
        template = _text(value)
        placeholders(template)
        return template


class Shortcuts(Kind[tuple[tuple[str, str], ...]]):
    """Pairs of an action's ``objectName`` and its key sequence in Qt's portable text."""

    def decode(self, value: object) -> tuple[tuple[str, str], ...]:
        """Return the pairs of a JSON object of texts."""
        if not isinstance(value, dict):
            raise ValueError("not an object")  # noqa: TRY004 -- see Flag
        names = {name: _text(keys) for name, keys in value.items()}
        return tuple((_RENAMED_ACTIONS.get(name, name), keys) for name, keys in names.items())

    def encode(self, value: tuple[tuple[str, str], ...]) -> object:
        """Return the pairs as an object."""
        return dict(value)


class Uids(Kind[tuple[str, ...]]):
    """uids of entries, in order."""

    def decode(self, value: object) -> tuple[str, ...]:
        """Return the texts of a JSON array."""
        if not isinstance(value, list):
            raise ValueError("not an array")  # noqa: TRY004 -- see Flag
        return tuple(map(_text, value))

    def encode(self, value: tuple[str, ...]) -> object:
        """Return the uids as an array."""
        return list(value)


@dataclass(frozen=True, slots=True)
class Shown:
    """How the dialog shows a preference; its texts are source texts of ``PreferencesDialog``."""

    label: str
    hint: str = ""
    """Below the field."""
    imposed: str = ""
    """Below the field where the policy of the machine sets the value."""


@dataclass(frozen=True, slots=True)
class PreferenceField:
    """One row of the table."""

    name: str
    default: Any
    kind: Kind[Any]
    shown: Shown | None
    """``None`` where the dialog does not show it."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 -- the name that Qt's lupdate looks for
    """Mark ``text`` for translation, which is done where it is shown."""
    return text


THEMES: Final = {
    "light": QT_TRANSLATE_NOOP("PreferencesDialog", "Light"),
    "dark": QT_TRANSLATE_NOOP("PreferencesDialog", "Dark"),
    "contrast": QT_TRANSLATE_NOOP("PreferencesDialog", "High contrast"),
}
"""Theme -> its name."""
TEXT_SIZES: Final = {str(percent): f"{percent}\N{NO-BREAK SPACE}%" for percent in (115, 130, 150, 175, 200)}
"""Size of an answer's text in per cent -> its name, from small to large."""


def preference(default: _T, kind: Kind[_T], shown: Shown | None = None) -> _T:
    """Return the field of a preference, for the body of ``Preferences``."""
    row: _T = field(default=default, metadata={"kind": kind, "shown": shown})
    return row


@dataclass(frozen=True, slots=True)
class Preferences:
    """The agent's choices; the defaults are those of a first start. The dialog shows them in this order."""

    language: str = preference(
        "",
        OneOf(LANGUAGES, QT_TRANSLATE_NOOP("PreferencesDialog", "Language of the system")),
        Shown(QT_TRANSLATE_NOOP("PreferencesDialog", "Language")),
    )
    """ISO 639-1 code; empty follows the system."""
    theme: str = preference(
        "",
        OneOf(THEMES, QT_TRANSLATE_NOOP("PreferencesDialog", "As the system")),
        Shown(QT_TRANSLATE_NOOP("PreferencesDialog", "Theme")),
    )
    """A key of ``THEMES``; empty follows the system, its contrast themes too."""
    text_size: str = preference(
        "",
        OneOf(TEXT_SIZES, QT_TRANSLATE_NOOP("PreferencesDialog", "Normal")),
        Shown(QT_TRANSLATE_NOOP("PreferencesDialog", "Size of the answer's text")),
    )
    """A key of ``TEXT_SIZES``; empty for the size that suits the system."""
    escape_minimises: bool = preference(
        False,
        Flag(),
        Shown(
            QT_TRANSLATE_NOOP("PreferencesDialog", "Esc puts the window away once there is nothing left to clear"),
        ),
    )
    """Whether Esc, with nothing left to clear, minimises the window."""
    keep_queries: bool = preference(
        True,
        Flag(),
        Shown(
            QT_TRANSLATE_NOOP("PreferencesDialog", "Keep what was searched with the feedback, personal data masked"),
            imposed=QT_TRANSLATE_NOOP("PreferencesDialog", "Your IT department has set that searches are not kept."),
        ),
    )
    """Whether feedback holds what was searched, personal data masked."""
    global_shortcut: str = preference(
        "",
        GlobalKey(),
        Shown(
            QT_TRANSLATE_NOOP("PreferencesDialog", "Key that brings the window forward from any program"),
            QT_TRANSLATE_NOOP(
                "PreferencesDialog", "Press the keys, for example Ctrl+Shift+H; without any, there is no such key."
            ),
        ),
    )
    takes_selection: bool = preference(
        False,
        GlobalFlag(),
        Shown(
            QT_TRANSLATE_NOOP("PreferencesDialog", "That key searches for the text selected in the other program"),
            QT_TRANSLATE_NOOP(
                "PreferencesDialog",
                "The text is copied as with Ctrl+C, and the clipboard is put back as it was. Not for command windows, "
                "where Ctrl+C ends what runs.",
            ),
        ),
    )
    """Whether the system-wide shortcut searches for what is selected in the program in front."""
    ticket_template: str = preference(
        "",
        NoteTemplate(),
        Shown(
            QT_TRANSLATE_NOOP("PreferencesDialog", "Ticket note"),
            QT_TRANSLATE_NOOP(
                "PreferencesDialog",
                "The note may hold: {question}, {answer}, {topics}, {uid}, {date}. Left empty, it becomes the proposed "
                "note again.",
            ),
        ),
    )
    shortcuts: tuple[tuple[str, str], ...] = preference((), Shortcuts())
    """Only those that differ from their default."""
    favourites: tuple[str, ...] = preference((), Uids())
    """The latest first."""
    always_on_top: bool = preference(False, Flag())
    compact: bool = preference(False, Flag())
    """Whether the window shows only the search box and the first answers."""


def table() -> Iterator[PreferenceField]:
    """Yield the rows of the table."""
    for row in fields(Preferences):
        yield PreferenceField(row.name, row.default, row.metadata["kind"], row.metadata["shown"])


def encode(preferences: Preferences) -> dict[str, object]:
    """Return the JSON value of each preference, by name."""
    return {row.name: row.kind.encode(getattr(preferences, row.name)) for row in table()}


def decode(values: Mapping[str, object]) -> tuple[Preferences, tuple[str, ...]]:
    """Return the preferences that JSON values encode, and the names of the values that are not valid.

    Args:
        values: By name. A preference whose value is missing or not valid has its default.
    """
    kinds = {row.name: row.kind for row in table()}
    chosen: dict[str, Any] = {}
    refused: list[str] = []
    for name, value in values.items():
        try:
            chosen[name] = kinds[name].decode(value)
        except (KeyError, ValueError):
            refused.append(name)
    return Preferences(**chosen), tuple(refused)


def imposed_by(policy: Policy) -> dict[str, Any]:
    """Return the preferences that the policy of the machine sets for the agent, by name."""
    return {} if policy.record_queries else {"keep_queries": False}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")  # noqa: TRY004 -- see Flag
    return value
