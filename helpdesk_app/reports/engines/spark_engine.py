"""The figures of Parquet exports, by Apache Spark on this machine or on a cluster. Needs the extra ``[fleet]``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Final, Self

from py4j.protocol import Py4JError
from pyspark.errors import AnalysisException, PySparkException
from pyspark.sql import SparkSession

from helpdesk_app.reports.engines import UnavailableEngineError
from helpdesk_app.reports.figures import COLUMNS
from helpdesk_app.storage.errors import UnreadableError
from helpdesk_app.text.translation import _

_OLDEST: Final = (4, 1)
"""The first Spark with recursive queries."""
_LOOPBACK: Final = "127.0.0.1"


class SparkEngine:
    """Runs SQL over Parquet exports in a Spark session of its own. A context manager.

    An event that several exports hold counts once, as in a merge; only a merge reports contradictions.

    Args:
        folders: Paths or URLs that every worker can read; each is an export, or holds several.
        master: URL of the cluster, such as ``spark://host:7077`` or ``yarn``; empty for this machine.

    Raises:
        UnreadableError: A folder holds no export.
        UnavailableEngineError: There is no Java, the cluster cannot be reached, or its Spark is too old.
    """

    def __init__(self, folders: Sequence[str], master: str) -> None:
        self._master = master
        with ExitStack() as stack:
            self._session = _session(master, stack)
            stack.callback(self._session.stop)
            self._read(folders)
            self._stack = stack.pop_all()

    def define(self, name: str, query: str) -> None:
        """See ``FiguresEngine``."""
        with _translated_errors(self._master):
            self._session.sql(query).cache().createOrReplaceTempView(name)

    def rows(self, query: str) -> Sequence[Sequence[Any]]:
        """See ``FiguresEngine``."""
        with _translated_errors(self._master):
            found: Sequence[Sequence[Any]] = self._session.sql(query).collect()
        return found

    def _read(self, folders: Sequence[str]) -> None:
        # Exports without events have no partition: neither partitions nor the first file show the columns.
        reader = self._session.read.option("recursiveFileLookup", "true").option("mergeSchema", "true")
        with _translated_errors(self._master):
            try:
                export = reader.parquet(*folders)
            except AnalysisException as error:
                raise UnreadableError(Path(", ".join(folders)), _("there is no Parquet export")) from error
            if not set(export.columns) >= COLUMNS:
                raise UnreadableError(
                    Path(", ".join(folders)), _("a Parquet file in it is no export of this version of the program")
                )
            export.dropDuplicates(["id"]).cache().createOrReplaceTempView("feedback")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stack.close()


def _session(master: str, stack: ExitStack) -> SparkSession:
    """Start a session; a cluster keeps its own settings, this machine writes to a temporary folder only."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise UnavailableEngineError(_("Spark needs Java 17 or newer. Install it, or set JAVA_HOME to where it is."))
    settings = {"spark.app.name": "helpdesk", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    if not master:
        os.environ.setdefault("SPARK_LOCAL_IP", _LOOPBACK)
        scratch = stack.enter_context(TemporaryDirectory(prefix="helpdesk-", ignore_cleanup_errors=True))
        settings |= {
            "spark.driver.bindAddress": _LOOPBACK,
            "spark.driver.host": _LOOPBACK,
            "spark.local.dir": scratch,
            "spark.sql.shuffle.partitions": str(os.cpu_count() or 1),
            "spark.sql.warehouse.dir": scratch,
            "spark.ui.enabled": "false",
        }
    builder = SparkSession.builder.master(master or "local[*]")
    for key, value in settings.items():
        builder = builder.config(key, value)
    with _translated_errors(master):
        session = builder.getOrCreate()
    version = tuple(int(part) for part in session.version.split(".")[:2])
    if version < _OLDEST:
        session.stop()
        raise UnavailableEngineError(
            _("This is Spark {version}; the figures need 4.1 or newer. Update Spark.").format(version=session.version)
        )
    return session


@contextmanager
def _translated_errors(master: str) -> Iterator[None]:
    try:
        yield
    except (PySparkException, Py4JError) as error:
        # Its own message may quote what is in a file.
        where = _("on “{master}”").format(master=master) if master else _("on this machine")
        raise UnavailableEngineError(
            _(
                "Spark stopped {where} ({name}). Nothing was written. Check that it runs and that this machine can "
                "reach it."
            ).format(where=where, name=type(error).__name__)
        ) from error
