"""Run conformance cases of files: `python -m tests.conformance FILE.json…`."""

from __future__ import annotations

import sys
from pathlib import Path

from layout.base.host import use_utf8_console

from .run import own_files, read_cases, run_cases


def main(paths: list[str]) -> int:
    """Print every case that fails and a last line of counts; 0 when all pass."""
    use_utf8_console()
    passed = failed = 0
    for path in paths or map(str, own_files()):
        for case, faults in run_cases(read_cases(Path(path))):
            if faults:
                failed += 1
                print(f"{case.get('id', '?')} {case['text']}: {'; '.join(faults)}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
