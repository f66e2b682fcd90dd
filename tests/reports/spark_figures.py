"""Prints the figures of Parquet exports as Apache Spark counts them: ``python -m tests.reports.spark_figures FOLDER…``.

A process of its own, because Spark talks to its Java side over a local socket, which the suite forbids itself.
"""

from __future__ import annotations

import sys

from helpdesk_app.reports.engines import EngineName
from helpdesk_app.reports.reporting import read_figures

if __name__ == "__main__":
    print(repr(read_figures(sys.argv[1:], engine=EngineName.SPARK)))
