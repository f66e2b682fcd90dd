"""The sentences about an identifier that was typed."""

from __future__ import annotations

from PySide6.QtCore import QObject

from helpdesk_app.text.identifiers import NATIONAL_PREFIX, IdentifierCheck, IdentifierStatus, grouped
from helpdesk_app.ui.widgets.message_page import Message


class IdentifierWords(QObject):
    """Puts the result of a check into words."""

    def message(self, check: IdentifierCheck) -> Message:
        """Return the result and what to do, with the number in groups, as it is read out."""
        digits = grouped(check.digits)
        if check.status in {IdentifierStatus.TOO_SHORT, IdentifierStatus.TOO_LONG} and check.digits.startswith(
            NATIONAL_PREFIX
        ):
            # Grouped like the complete identifier, so that the groups stay the same while it is typed.
            digits = f"{NATIONAL_PREFIX} {grouped(check.digits.removeprefix(NATIONAL_PREFIX))}"
        kept = self.tr("Nothing of this number is kept.")
        match check.status:
            case IdentifierStatus.VALID:
                title = self.tr("National identifier: the key agrees")
                advice = self.tr("12 digits: the 8, then the 11 digits of the RPPS number.")
            case IdentifierStatus.MISSING_PREFIX:
                title = self.tr("RPPS number: the 8 in front is missing")
                whole = grouped(NATIONAL_PREFIX + check.digits)
                advice = self.tr("Its key agrees. The national identifier is %1.").replace("%1", whole)
            case IdentifierStatus.WRONG_KEY:
                title = self.tr("The key does not agree")
                advice = self.tr("A digit is wrong, or two are swapped. Have the number read again.")
            case IdentifierStatus.WRONG_PREFIX:
                title = self.tr("12 digits that do not begin with 8")
                advice = self.tr("The national identifier begins with 8, then the 11 digits of the RPPS number.")
            case IdentifierStatus.TOO_SHORT:
                title = self.tr("%n digit(s) missing", "", check.difference)
                advice = self.tr("A national identifier has 12 digits, an RPPS number 11.")
            case IdentifierStatus.TOO_LONG:
                title = self.tr("%n digit(s) too many", "", check.difference)
                advice = self.tr("A national identifier has 12 digits, an RPPS number 11.")
            case IdentifierStatus.ADELI:
                title = self.tr("The size of an ADELI number")
                advice = self.tr("There is no public rule to check it by; the FAQ asks for the RPPS number.")
        icon = "check" if check.status is IdentifierStatus.VALID else "warning"
        return Message(title, (digits, advice, kept), icon=icon)
