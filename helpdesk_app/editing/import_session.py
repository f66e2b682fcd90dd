"""What the editor does in the import wizard goes in, what the screen shows comes out: the wizard without Qt.

Each event is a method that returns the new ``ImportState``. What takes time is a :class:`Task`: whoever shows the
wizard runs it, in a thread where there is one, and hands the result back. Nothing in the folder changes before the
last task.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from helpdesk_app.editing.comparison import Comparison, MatchedAs, MatchVerdict, compare
from helpdesk_app.editing.file_names import stem, suffix
from helpdesk_app.editing.import_state import ImportedFile, ImportOutcome, ImportState, ImportStep, Rule
from helpdesk_app.editing.import_task import Task
from helpdesk_app.editing.import_writing import Staged, write_import
from helpdesk_app.editing.line_shape import shape_of
from helpdesk_app.editing.reading import SourceReading, read
from helpdesk_app.editing.said import Said, ToldAs, recipe_of, said_in
from helpdesk_app.faq_build.sources.columns import Role
from helpdesk_app.faq_build.sources.document import Document, SourceError
from helpdesk_app.faq_build.sources.encoding import decode
from helpdesk_app.faq_build.sources.folder import files_in, files_of, is_by_hand, is_source_name
from helpdesk_app.faq_build.sources.formats import read_bytes
from helpdesk_app.faq_build.sources.recipe import NAME as RECIPE
from helpdesk_app.faq_build.sources.recipe import parse_recipe
from helpdesk_app.text.translation import _


@dataclass(frozen=True, slots=True)
class _Chosen:
    """A file as it was chosen."""

    path: Path
    data: bytes
    own: str
    """Its path in the folder where it is no new version of another."""


class ImportSession:
    """One import into one folder.

    Args:
        folder: Of the FAQ; may be empty.

    Raises:
        SourceError: The recipe of the folder has a mistake.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        path = folder / RECIPE
        self._recipe = decode(read_bytes(path), RECIPE) if path.is_file() else ""
        self._ignored = parse_recipe(self._recipe).ignored
        present = (file for file in files_in(folder) if not is_by_hand(file, folder))
        self._present = [file.relative_to(folder).as_posix() for file in present]
        self._chosen: dict[str, _Chosen] = {}
        self._undo: list[tuple[str, Said]] = []
        self._redo: list[tuple[str, Said]] = []
        self._comparison: Comparison | None = None
        self._verdicts: dict[tuple[MatchedAs, str], MatchVerdict] = {}
        self._running: tuple[Task, str] | None = None
        self._state = ImportState(sources=tuple(self._present))

    @property
    def state(self) -> ImportState:
        """The state on show."""
        return self._state

    @property
    def has_work(self) -> bool:
        """Whether the editor said or decided something that is not written."""
        return self._state.outcome is None and bool(self._undo or self._redo or self._verdicts)

    # Files

    def add(self, paths: Iterable[Path]) -> ImportState:
        """Take files, or all files of folders, that were chosen or dropped."""
        problem = ""
        for path in paths:
            try:
                for file in files_of(path) if path.is_dir() else [path]:
                    self._add(file)
            except SourceError as error:
                problem = f"{path.name}: {error.reason}"
        return self._show(problem=problem)

    def _add(self, path: Path) -> None:
        inside = path.resolve().is_relative_to(self._folder.resolve())
        own = path.resolve().relative_to(self._folder.resolve()).as_posix() if inside else path.name
        refusal = self._refusal(own)
        data = b"" if refusal else read_bytes(path)
        target = self._of_same_name(own) or self._newer_of(own)
        self._chosen[target] = _Chosen(path, data, own)
        file = ImportedFile(
            path.name,
            target,
            replaces=target in self._present,
            targets=tuple(name for name in self._present if suffix(name) == suffix(own)),
            said=said_in(self._recipe, target),
            is_being_read=not refusal,
            problem=refusal,
        )
        others = [other for other in self._state.files if other.target != target]
        self._state = replace(self._state, files=(*others, file), target=self._state.target or target)
        self._comparison = None

    def _refusal(self, name: str) -> str:
        if not is_source_name(PurePosixPath(name).name):
            return _("a file of this name is never read as a source. Give it another name.")
        if name in self._ignored:
            return _("faq.toml says that a file of this name is no source. Give it another name.")
        return ""

    def _of_same_name(self, name: str) -> str:
        """Return the file of the folder with this name, which Windows reads in any case; empty where there is none."""
        return next((other for other in self._present if other.casefold() == name.casefold()), "")

    def _newer_of(self, name: str) -> str:
        """Return the file of the folder that ``name`` is a newer copy of by its name, or ``name`` itself."""
        near = [other for other in self._present if suffix(other) == suffix(name) and stem(other) == stem(name)]
        return near[0] if len(near) == 1 and near[0] not in self._chosen else name

    def read_again(self, source: str) -> ImportState:
        """Take a file that the folder has already, to correct how it is read."""
        return self.add([self._folder / source])

    def remove(self, target: str) -> ImportState:
        """Leave a file out of the import."""
        self._chosen.pop(target, None)
        files = tuple(file for file in self._state.files if file.target != target)
        self._undo, self._redo = ([one for one in some if one[0] != target] for some in (self._undo, self._redo))
        shown = self._state.target if self._state.target != target else next((file.target for file in files), "")
        self._state = replace(self._state, files=files, target=shown)
        self._comparison = None
        return self._show()

    def make_version_of(self, target: str, other: str) -> ImportState:
        """Make a file a new version of the file ``other`` of the folder, or of none where that is empty."""
        file = self._file(target)
        other = other or (self._free_name(self._chosen[target].own))
        if file is None or other == target or other in self._chosen:
            return self._state
        self._chosen[other] = self._chosen.pop(target)
        said = said_in(self._recipe, other)
        changed = replace(
            file, target=other, replaces=other in self._present, said=said, is_being_read=not file.problem
        )
        files = tuple(changed if one.target == target else one for one in self._state.files)
        self._undo, self._redo = ([one for one in some if one[0] != target] for some in (self._undo, self._redo))
        shown = other if self._state.target == target else self._state.target
        self._state = replace(self._state, files=files, target=shown)
        self._comparison = None
        return self._show()

    def _free_name(self, name: str) -> str:
        """Return ``name``, or one like it that no file of the folder has."""
        path, number, free = PurePosixPath(name), 1, name
        taken = {other.casefold() for other in (*self._present, *self._chosen)}
        while free.casefold() in taken:
            number += 1
            free = path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
        return free

    def show_file(self, target: str) -> ImportState:
        """Show the lines of a file."""
        self._state = replace(self._state, target=target)
        return self._show()

    # Corrections

    def tell(self, numbers: Iterable[int], told: ToldAs | None) -> ImportState:
        """Say what lines of the shown file are, wherever they stand; ``None`` leaves them to the program."""
        file = self._state.file
        if file is None or file.reading is None or file.reading.document is None:
            return self._state
        texts = [text for n in numbers if (text := file.reading.document.texts[n - 1]).strip()]
        return self._say(file.said.with_lines(texts, told)) if texts else self._state

    def use_rule(self) -> ImportState:
        """Let one rule say which lines begin an entry, in place of the lines that were told one by one."""
        rule, file = self._state.rule, self._state.file
        if rule is None or file is None:
            return self._state
        begins = re.compile(rule.shape.pattern)
        lines = tuple(one for one in file.said.lines if one[1] is not ToldAs.QUESTION or not begins.match(one[0]))
        return self._say(replace(file.said, lines=lines, questions=rule.shape.pattern))

    def forget_rule(self) -> ImportState:
        """Leave it to the program again which lines begin an entry."""
        return self._say(replace(self._state.file.said, questions="")) if self._state.file else self._state

    def tell_column(self, table: int, index: int, role: Role | None, *, further: bool = False) -> ImportState:
        """Say what a column of the shown file holds; arguments as in :meth:`Said.with_column`."""
        file = self._state.file
        if file is None or file.reading is None or file.reading.document is None:
            return self._state
        columns = file.reading.document.tables[table].columns
        return self._say(file.said.with_column(columns, index, role, further=further))

    def undo(self) -> ImportState:
        """Take the last correction back."""
        return self._step_in_time(self._undo, self._redo)

    def redo(self) -> ImportState:
        """Make the correction again that was taken back."""
        return self._step_in_time(self._redo, self._undo)

    def _say(self, said: Said) -> ImportState:
        file = self._state.file
        assert file is not None
        if said != file.said:
            self._undo.append((file.target, file.said))
            self._redo.clear()
            self._use(file.target, said)
        return self._show()

    def _step_in_time(self, past: list[tuple[str, Said]], future: list[tuple[str, Said]]) -> ImportState:
        if past:
            target, said = past.pop()
            file = self._file(target)
            assert file is not None
            future.append((target, file.said))
            self._state = replace(self._state, target=target)
            self._use(target, said)
        return self._show()

    def _use(self, target: str, said: Said) -> None:
        self._change(target, said=said, is_being_read=True)
        self._comparison = None

    # Steps

    def go_on(self) -> ImportState:
        """Take the next step; the last one writes into the folder."""
        if self._state.can_go_on:
            steps = list(ImportStep)
            self._state = replace(self._state, step=steps[steps.index(self._state.step) + 1])
        return self._show()

    def go_back(self) -> ImportState:
        """Take the last step back; what was decided stays."""
        before = {ImportStep.READING: ImportStep.FILES, ImportStep.MATCHING: ImportStep.READING}
        self._state = replace(self._state, step=before.get(self._state.step, self._state.step))
        return self._show()

    # Matches

    def decide(self, keys: Iterable[tuple[MatchedAs, str]], verdict: MatchVerdict) -> ImportState:
        """Take or refuse matches."""
        self._verdicts |= {key: verdict for key in keys if key[0] is not MatchedAs.UNCHANGED}
        return self._show()

    # Tasks

    def task(self) -> Task | None:
        """Return what has to be done now and is not being done, or ``None``."""
        if self._running is not None:
            return None
        for file in self._state.files:
            if file.is_being_read:
                return self._run(self._reading(file), file.target)
        if self._state.step is ImportStep.MATCHING and self._comparison is None and not self._state.problem:
            return self._run(self._comparing(), "")
        if self._state.step is ImportStep.DONE and self._state.outcome is None and self._comparison is not None:
            return self._run(self._writing(self._comparison), "")
        return None

    def _run(self, run: Callable[[], Any], target: str) -> Task:
        task = Task(run)
        self._running = (task, target)
        self._show(problem=self._state.problem)
        return task

    def _reading(self, file: ImportedFile) -> Callable[[], SourceReading]:
        chosen = self._chosen[file.target]
        recipe = recipe_of(self._recipe, file.target, file.said)
        self._change(file.target, is_being_read=False)
        return lambda: read(chosen.data, file.target, recipe, chosen.path)

    def _comparing(self) -> Callable[[], Comparison]:
        staged: dict[str, Document] = {}
        for file in self._state.files:
            if not file.is_left_out and file.reading and file.reading.document:
                staged[file.target] = file.reading.document
        return lambda: compare(self._folder, staged)

    def _writing(self, comparison: Comparison) -> Callable[[], ImportOutcome]:
        staged = [
            Staged(
                file.target,
                self._chosen[file.target].data,
                file.said,
                self._chosen[file.target].path,
                file.reading.beside,
            )
            for file in self._state.files
            if file.reading and not file.is_left_out
        ]
        decided = comparison.with_verdicts(self._verdicts)
        return lambda: write_import(self._folder, staged, decided)

    def deliver(self, task: Task, result: object) -> ImportState:
        """Take the result of a task."""
        if self._running is None or self._running[0] is not task:
            return self._state
        target = self._running[1]
        self._running = None
        match result:
            case SourceReading():
                self._change(target, reading=result)
            case Comparison():
                self._comparison = result
            case ImportOutcome():
                self._state = replace(self._state, outcome=result)
        return self._show()

    def fail(self, task: Task, error: Exception) -> ImportState:
        """Take note that a task could not be done; nothing was written."""
        if self._running is None or self._running[0] is not task:
            return self._state
        self._running = None
        if self._state.step is ImportStep.DONE:
            self._state = replace(self._state, step=ImportStep.MATCHING)
        return self._show(problem=str(error))

    # The state

    def _file(self, target: str) -> ImportedFile | None:
        return next((file for file in self._state.files if file.target == target), None)

    def _change(self, target: str, **changes: Any) -> None:
        files = tuple(replace(file, **changes) if file.target == target else file for file in self._state.files)
        self._state = replace(self._state, files=files)

    def _show(self, problem: str = "") -> ImportState:
        waits = any(file.is_being_read for file in self._state.files)
        compares = self._state.step is ImportStep.MATCHING and self._comparison is None and not problem
        writes = self._state.step is ImportStep.DONE and self._state.outcome is None
        matches = self._comparison.with_verdicts(self._verdicts).matches if self._comparison else ()
        self._state = replace(
            self._state,
            rule=_rule_for(self._state.file),
            can_undo=bool(self._undo),
            can_redo=bool(self._redo),
            is_busy=self._running is not None or waits or compares or writes,
            matches=matches,
            problem=problem,
        )
        return self._state


def _rule_for(file: ImportedFile | None) -> Rule | None:
    """Return the rule that would stand for the lines of a file that were said to begin an entry, if it says more."""
    document = file.reading.document if file and file.reading else None
    if file is None or document is None or file.said.questions:
        return None
    told = [text for text, kind in file.said.lines if kind is ToldAs.QUESTION]
    shape = shape_of(told)
    if shape is None:
        return None
    begins = re.compile(shape.pattern)
    count = sum(bool(begins.match(text)) for text in document.texts)
    return Rule(shape, count) if count > len(told) else None
