"""A task runs without a collection of garbage, and leaves collections as they were."""

from __future__ import annotations

import gc

import pytest

from helpdesk_app.editing.import_task import Task


@pytest.mark.parametrize("collects", [True, False])
def test_no_collection_runs_meanwhile(*, collects: bool) -> None:
    was = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        assert Task(gc.isenabled).run() is False
        with pytest.raises(ZeroDivisionError):
            Task(lambda: 1 // 0).run()
        assert gc.isenabled() is collects
    finally:
        (gc.enable if was else gc.disable)()
