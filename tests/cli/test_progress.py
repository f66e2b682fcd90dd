"""The line that says how far a long command is."""

from __future__ import annotations

import io

from helpdesk_app.cli.progress import ProgressLine


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_screen(stream: io.StringIO) -> str:
    """Return what a terminal shows of one line."""
    line: list[str] = []
    column = 0
    for letter in stream.getvalue():
        if letter == "\r":
            column = 0
            continue
        line[column : column + 1] = [letter]
        column += 1
    return "".join(line).rstrip()


def test_each_state_replaces_the_one_before_and_the_last_leaves_no_trace() -> None:
    stream = Terminal()
    moments = iter([0.0, 0.1, 5.0])
    with ProgressLine(stream, clock=lambda: next(moments)) as line:
        line.show("file 10 of 500, 12,000 events")
        assert on_screen(stream) == "file 10 of 500, 12,000 events"
        line.show("a state that nobody could read")
        assert on_screen(stream) == "file 10 of 500, 12,000 events"
        line.show("file 11 of 500")
        assert on_screen(stream) == "file 11 of 500"
    assert on_screen(stream) == ""
    assert "\n" not in stream.getvalue()


def test_a_long_state_stays_on_one_line() -> None:
    stream = Terminal()
    with ProgressLine(stream) as line:
        line.show("x" * 200)
        assert len(on_screen(stream)) < 80


def test_nothing_is_shown_where_nobody_looks() -> None:
    stream = io.StringIO()
    with ProgressLine(stream) as line:
        line.show("file 1 of 2")
    assert stream.getvalue() == ""


def test_a_command_without_anything_to_say_leaves_the_terminal_alone() -> None:
    stream = Terminal()
    with ProgressLine(stream):
        pass
    assert stream.getvalue() == ""


def test_the_texts_read_are_told_as_a_share() -> None:
    stream = Terminal()
    ProgressLine(stream).show_texts(1_250, 5_000)
    assert "1,250 of 5,000 texts read for their meaning (25%)" in stream.getvalue()
