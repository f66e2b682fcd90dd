"""Score a room's tests by mutation: change its code in one place at a time, and see whether its tests notice.

Cosmic Ray makes the mutants and runs the tests. This module draws the sample, works on a copy and prints the score.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shlex
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from itertools import islice
from pathlib import Path
from typing import Final

from cosmic_ray.commands.init import init
from cosmic_ray.mutating import mutate_and_test, mutate_code
from cosmic_ray.plugins import get_operator
from cosmic_ray.testing import run_tests
from cosmic_ray.work_db import use_db
from cosmic_ray.work_item import MutationSpec, TestOutcome

ROOT: Final = Path(__file__).resolve().parents[1]
ROOMS: Final = ("search", "desk", "faq_build", "feedback")
LEFT_OUT: Final = (".*", "__pycache__", "build", "dist")
PYTEST: Final = "-m pytest -x -q -p no:cacheprovider -p no:randomly --hypothesis-profile=mutation"


def main(arguments: list[str] | None = None) -> int:
    """Test a sample of the mutants of a room; return 1 where its tests fail on the code as it is."""
    parser = argparse.ArgumentParser(prog="task.py mutate", description=__doc__, epilog="example: task.py mutate desk")
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--sample", type=int, default=100, help="how many positions to mutate (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="another seed draws another sample")
    options = parser.parse_args(arguments)
    command = [sys.executable, *PYTEST.split(), f"tests/{options.room}"]
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder, chdir(folder):
        copy_tree(Path(folder))
        began = time.monotonic()
        outcome, output = run_tests(shlex.join(command), timeout=600)
        if outcome is not TestOutcome.SURVIVED:
            print(output)
            return 1
        timeout = 15 + 5 * (time.monotonic() - began)
        counts: Counter[str] = Counter()
        for mutation in islice(mutants(options.room, options.seed), options.sample):
            # The module's own tests find most mutants; the whole room is collected only for the others.
            for tests in (*test_file_of(mutation.module_path), command[-1]):
                result = mutate_and_test([mutation], shlex.join([*command[:-1], tests]), timeout)
                if result.test_outcome is not TestOutcome.SURVIVED:
                    break
            survived = result.test_outcome is TestOutcome.SURVIVED
            counts["survived" if survived else "timed out" if result.output == "timeout" else "killed"] += 1
            print(result.diff if survived else ".", end="\n" if survived else "", flush=True)
        total = counts.total()
        caught = total - counts["survived"]
        print(f"\n{options.room}: {caught} of {total} mutants killed ({caught / max(total, 1):.0%})", dict(counts))
    return 0


def copy_tree(folder: Path) -> None:
    """Copy the tree to ``folder``, and keep what the tests write to the user's folders there too."""
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_OUT), dirs_exist_ok=True)
    folder.chmod(0o755)  # Tests that give up the rights of root still have to read it.
    os.environ |= {"HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}


def mutants(room: str, seed: int) -> Iterator[MutationSpec]:
    """Yield mutants in random order, one per position: code with many variants must not outweigh the rest."""
    with use_db("session.sqlite") as session:
        init(sorted(Path("helpdesk_app", room).rglob("*.py")), session, {})
        found = [item.mutations[0] for item in session.work_items]
    found.sort(key=lambda mutation: (mutation.module_path, mutation.operator_name, mutation.occurrence))
    random.Random(seed).shuffle(found)
    positions = {(mutation.module_path, mutation.start_pos): mutation for mutation in found}
    return filter(changes_behaviour, positions.values())


def test_file_of(module: Path) -> list[str]:
    """Return the test file of ``module`` where there is one."""
    path = Path("tests", *module.parts[1:-1], f"test_{module.name}")
    return [str(path)] if path.exists() else []


def changes_behaviour(mutation: MutationSpec) -> bool:
    """Return whether a mutant is valid Python and differs in more than what mypy checks, or ``is`` for ``==``."""
    if mutation.operator_name.endswith(("_Is_Eq", "_Eq_Is", "_IsNot_NotEq", "_NotEq_IsNot")):
        return False
    code = mutation.module_path.read_text(encoding="utf-8")
    try:
        mutated = mutate_code(code, get_operator(mutation.operator_name)(), mutation.occurrence)
        return mutated is not None and without_types(mutated) != without_types(code)
    except (SyntaxError, AttributeError):  # Cosmic Ray cannot replace an exception with a dot in its name.
        return False


def without_types(code: str) -> str:
    """Return the syntax tree of ``code`` without annotations, their imports, ``frozen``, ``slots`` and ``repr``."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            if hasattr(node, name):
                setattr(node, name, None)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.test = ast.Constant(value=False)
        if isinstance(node, ast.Call):
            node.keywords = [keyword for keyword in node.keywords if keyword.arg not in {"frozen", "slots", "repr"}]
    return ast.dump(tree)


if __name__ == "__main__":
    sys.exit(main())
