"""Prints the figures of Parquet exports as Apache Spark counts them: ``python -m tests.reports.spark_figures FOLDER``.

A process of its own, because Spark talks to its Java side over a local socket, which the suite forbids itself.
"""

from __future__ import annotations

import os
import sys
import tempfile

from pyspark.sql import SparkSession

from helpdesk_app.reports.figures import figures
from helpdesk_app.reports.fleet import SparkEngine


def main(folder: str) -> int:
    """Start Spark in local mode, print the figures, stop it."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with tempfile.TemporaryDirectory() as scratch:
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "1")
            .config("spark.local.dir", scratch)
            .config("spark.sql.warehouse.dir", scratch)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate()
        )
        try:
            print(repr(figures(SparkEngine(session, folder))))
        finally:
            session.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
