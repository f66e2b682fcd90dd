"""Work of the editors' window in background threads, which ends with the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from helpdesk_app.ui.platform.job import Job, StoppedError

_T = TypeVar("_T")


class Background(QObject):
    """Runs jobs for ``owner``; ``close`` stops them, and nothing of them is shown any more."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._jobs: set[Job] = set()

    @property
    def is_busy(self) -> bool:
        """Whether a job is running."""
        return bool(self._jobs)

    def run(
        self,
        work: Callable[[Callable[[], None]], _T],
        done: Callable[[_T], object],
        failed: Callable[[Exception], object],
        expected: tuple[type[Exception], ...],
        ended: Callable[[], object] = lambda: None,
    ) -> Job:
        """Do ``work`` in a thread, and return its job, which can be interrupted until it has ended.

        Args:
            work: Is given a progress callback, which raises ``StoppedError`` after an interruption; must not touch a
                widget.
            done: Takes what the work returned, in the thread of the window.
            failed: Takes what it raised.
            expected: The kinds of error that ``failed`` takes; others are uncaught.
            ended: Called before ``done`` or ``failed``, and after an interruption: the job is deleted soon.
        """
        results: list[_T] = []

        def collect(progress: Callable[[], None]) -> int:
            results.append(work(progress))
            return 1

        job = Job(collect, self)

        def finish() -> None:
            if job not in self._jobs:
                return  # the window is closing
            self._jobs.discard(job)
            job.deleteLater()
            ended()
            try:
                job.result()
            except StoppedError:
                return
            except expected as error:
                failed(error)
            else:
                done(results[0])

        job.finished.connect(finish)
        self._jobs.add(job)
        job.start()
        return job

    def close(self) -> None:
        """Stop all jobs, and wait until they are gone."""
        jobs, self._jobs = self._jobs, set()
        for job in jobs:
            job.requestInterruption()
        for job in jobs:
            job.wait()
