"""Messages of Python and of the system that reach a person as the reason of one of ours, marked for translation.

What is not among them is shown as it is.
"""

from __future__ import annotations

from typing import Final

from helpdesk_app.text.translation import N_

FOREIGN_MESSAGES: Final = (
    # Of the operating system, errno.
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Operation not permitted"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("Read-only file system"),
    N_("No space left on device"),
    N_("File name too long"),
    N_("Input/output error"),
    N_("Device or resource busy"),
    N_("Too many levels of symbolic links"),
    # Of json.
    N_("Expecting value"),
    N_("Expecting property name enclosed in double quotes"),
    N_("Expecting ':' delimiter"),
    N_("Expecting ',' delimiter"),
    N_("Unterminated string starting at"),
    N_("Extra data"),
    N_("Illegal trailing comma before end of object"),
    N_("Illegal trailing comma before end of array"),
    # Of tomllib.
    N_("Invalid statement"),
    N_("Invalid value"),
    N_("Invalid date or datetime"),
    N_("Invalid initial character for a key part"),
    N_("Expected newline or end of document after a statement"),
    N_("Expected '=' after a key in a key/value pair"),
    N_("Expected ']' at the end of a table declaration"),
    N_("Expected ']]' at the end of an array declaration"),
    N_("Cannot overwrite a value"),
    N_("Unclosed array"),
    N_("Unclosed inline table"),
    N_("Unterminated string"),
    # Of PyYAML.
    N_("could not find expected ':'"),
    N_("mapping values are not allowed here"),
    N_("found unexpected end of stream"),
    N_("found character '\\t' that cannot start any token"),
    # Of re.
    N_("nothing to repeat"),
    N_("multiple repeat"),
    N_("unterminated character set"),
    N_("missing ), unterminated subpattern"),
    N_("unbalanced parenthesis"),
    N_("bad escape (end of pattern)"),
)
