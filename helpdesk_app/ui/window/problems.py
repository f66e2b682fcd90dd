"""The messages of the window about files that cannot be used: what happened, what is safe, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from helpdesk_app.feedback.errors import BadEventError
from helpdesk_app.storage.errors import (
    DamagedError,
    ForeignError,
    FullDiskError,
    LockedError,
    MissingError,
    NewerError,
    ProgramFaultError,
    ProgramIncompleteError,
    ProtectedTargetError,
    StorageError,
)
from helpdesk_app.ui.widgets.message_page import Message

if TYPE_CHECKING:
    from helpdesk_app.feedback.recovery import Recovery


def describe_faq(error: StorageError) -> Message:
    """Return the page for a FAQ that cannot be opened or searched."""
    translate = QCoreApplication.translate
    safe = translate("Problems", "Nothing was changed, and the feedback you gave is safe.")
    again = translate("Problems", "Try again")
    match error:
        case ProgramIncompleteError():
            title = translate("Problems", "The program is incomplete")
            happened = translate("Problems", "A file that belongs to the program is missing or damaged.")
            to_do = translate("Problems", "Ask your support team to install the program again. Then try again.")
            return Message(title, (f"{happened} {safe}", to_do), str(error), again, "warning")
        case MissingError():
            title = translate("Problems", "The FAQ cannot be found")
            happened = translate("Problems", "There is no FAQ file where the program looks for it.")
            to_do = translate("Problems", "Put the file back, or ask your support team for it. Then try again.")
        case ForeignError():
            title = translate("Problems", "This file is not a FAQ")
            happened = translate("Problems", "This file was not made by this program. It was left as it is.")
            to_do = translate("Problems", "Replace it with the file faq.db that you were given. Then try again.")
        case NewerError():
            title = translate("Problems", "The FAQ is newer than the program")
            happened = translate("Problems", "A newer version of the program wrote this file; this one cannot read it.")
            to_do = translate("Problems", "Ask your support team for the new version of the program. Then try again.")
        case DamagedError():
            title = translate("Problems", "The FAQ is damaged")
            happened = translate(
                "Problems", "The file is no longer whole, and a wrong answer would be worse than none."
            )
            to_do = translate("Problems", "Replace the file with a fresh copy from your support team. Then try again.")
        case _:
            title = translate("Problems", "The FAQ cannot be read")
            happened = translate("Problems", "Windows or another program refuses access to the file.")
            to_do = translate(
                "Problems", "Check that you may open it and that the network drive is there. Then try again."
            )
    return Message(title, (f"{happened} {safe}", to_do), str(error.path), again, "database")


def describe_feedback(error: StorageError | BadEventError) -> str:
    """Return the sentence for feedback that could not be kept or exported."""
    translate = QCoreApplication.translate
    if isinstance(error, BadEventError):
        return translate("Problems", "This format cannot hold all of it. Choose another one.")
    match error:
        case FullDiskError():
            reason = translate("Problems", "There is no room left on the disk. Free some space, then try again.")
        case LockedError():
            reason = translate("Problems", "Another program is using the file. Try again in a moment.")
        case NewerError():
            reason = translate("Problems", "A newer version of the program wrote the file. Update the program.")
        case ForeignError():
            reason = translate(
                "Problems", "The file belongs to another program. Ask your support team to move it away."
            )
        case DamagedError():
            reason = translate(
                "Problems", "The file is damaged. Ask your support team to keep a copy and move it away."
            )
        case ProgramIncompleteError():
            reason = translate(
                "Problems",
                "A file that belongs to the program is missing or damaged. Ask your support team to install it again.",
            )
        case ProgramFaultError():
            reason = translate("Problems", "The program made a mistake. Tell your support team.")
        case ProtectedTargetError():
            reason = translate("Problems", "Something else has this name, and was left as it is. Choose another name.")
        case _:
            reason = translate(
                "Problems", "The file cannot be written. Close it in other programs and check its folder."
            )
    return f"{reason} ({error.path})"


def describe_recovery(recovery: Recovery) -> str:
    """Return the sentences for a damaged feedback file that was set aside."""
    translate = QCoreApplication.translate
    happened = translate("Problems", "The feedback file was damaged.")
    count = recovery.events
    kept = translate("Problems", "%n event(s) could be read and are safe in a new file.", "", count)
    to_do = translate("Problems", "Go on as usual, and tell your support team that the damaged file was kept as %1.")
    return f"{happened} {kept} {to_do.replace('%1', recovery.set_aside.name)}"
